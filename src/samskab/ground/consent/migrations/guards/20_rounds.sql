-- A proposal: opened by one who takes part, or by the house on the day an adoption is to be looked at again; asking for
-- what the arena's guidelines ask for that day, no more and no less.
CREATE FUNCTION consent_guard_proposal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    asked jsonb := consent_guidelines(NEW.arena_id);
    old consent_proposal;
BEGIN
    PERFORM consent_require((NEW.opened_by_id IS NULL) = (NEW.reviews_id IS NOT NULL), 'a proposal is opened by somebody');
    IF NEW.opened_by_id IS NOT NULL THEN
        PERFORM consent_require(
            consent_takes_part(NEW.opened_by_id, NEW.arena_id), 'a proposal is opened by one who takes part');
    ELSE
        SELECT * INTO old FROM consent_proposal WHERE id = NEW.reviews_id FOR UPDATE;
        PERFORM consent_require(
            (NEW.arena_id, NEW.kind) = (old.arena_id, old.kind) AND NEW.subject IS NOT DISTINCT FROM old.subject
            AND old.id = consent_stands(old.arena_id, old.kind, old.subject)
            AND old.review_on <= (NEW.at AT TIME ZONE 'Europe/Copenhagen')::date
            AND NOT EXISTS (
                SELECT FROM consent_proposal other LEFT JOIN consent_ending ending ON ending.proposal_id = other.id
                WHERE other.reviews_id = old.id
                  AND NOT coalesce(ending."end" = 'lapsed' AND ending.at <= NEW.at - interval '14 days', false)),
            'what stands is looked at again on its day, once at a time');
    END IF;
    PERFORM consent_require(
        NEW.share = (asked->>'share')::int AND NEW.again_days = (asked->>'again_days')::int
        AND NEW.fallback IS NOT DISTINCT FROM (asked->>'fallback')::int
        AND NEW.respond_from >= NEW.at + make_interval(days => (asked->>'clarify_days')::int),
        'a round asks for what the guidelines of the arena ask for');
    PERFORM consent_require(
        ARRAY(SELECT unnest(NEW.sectors) ORDER BY 1) = ARRAY(
            SELECT DISTINCT sector::varchar FROM arenas_participation
            WHERE arena_id = NEW.arena_id AND left_at IS NULL AND asked->'sectors' ? sector
              AND (last_act_at > NEW.at - interval '90 days' OR id = NEW.opened_by_id)
            ORDER BY 1),
        'a sector must answer when the guidelines ask for it and it is active as the round opens');
    PERFORM consent_require(
        NEW.review_on > (NEW.at AT TIME ZONE 'Europe/Copenhagen')::date
        AND NEW.review_on <= (NEW.at AT TIME ZONE 'Europe/Copenhagen')::date + 731,
        'a proposal has a day within two years when it is looked at again');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_proposal FOR EACH ROW EXECUTE FUNCTION consent_guard_proposal();

-- The circle: everybody who takes part now. Nobody else can write here, so nobody is brought in to tip a round.
CREATE FUNCTION consent_seat_everybody() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    INSERT INTO consent_seat (proposal_id, participation_id, sector, active)
        SELECT NEW.id, here.id, here.sector,
            here.last_act_at > NEW.at - interval '90 days' OR here.id IS NOT DISTINCT FROM NEW.opened_by_id
        FROM arenas_participation here WHERE here.arena_id = NEW.arena_id AND here.left_at IS NULL ORDER BY here.id;
    RETURN NULL;
END $$;
CREATE TRIGGER consent_seat_everybody AFTER INSERT ON consent_proposal
    FOR EACH ROW EXECUTE FUNCTION consent_seat_everybody();

CREATE FUNCTION consent_guard_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM consent_require(TG_OP IN ('INSERT', 'UPDATE') AND pg_trigger_depth() > 1, 'the circle of a round is the database''s own');
    RETURN NULL;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT OR UPDATE OR DELETE OR TRUNCATE ON consent_seat EXECUTE FUNCTION consent_guard_seat();

-- A version: the next in its row, with its true digest, by one who stands behind the proposal; an amendment word for word.
CREATE FUNCTION consent_guard_version() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal;
BEGIN
    PERFORM consent_hold(NEW.proposal_id);
    round := consent_going_on(NEW.proposal_id);
    PERFORM consent_require(
        NEW.number = 1 + (SELECT coalesce(max(number), 0) FROM consent_version WHERE proposal_id = NEW.proposal_id),
        'versions are numbered in their order');
    PERFORM consent_require(NEW.digest = consent_digest(NEW.text, NEW.body), 'a version has the digest of its words');
    IF NEW.number = 1 THEN
        PERFORM consent_require(
            NEW.by_id IS NOT DISTINCT FROM round.opened_by_id AND NEW.amendment_id IS NULL,
            'the first version is that of the one who opened the round');
        IF round.reviews_id IS NOT NULL THEN
            PERFORM consent_require(
                NEW.digest = (SELECT digest FROM consent_version WHERE proposal_id = round.reviews_id ORDER BY number DESC LIMIT 1),
                'what is looked at again is what was adopted');
        END IF;
        RETURN NEW;
    END IF;
    PERFORM consent_require(
        consent_stands_behind(NEW.by_id, NEW.proposal_id), 'a new version comes from one who stands behind the proposal');
    PERFORM consent_require(
        NEW.amendment_id IS NULL OR EXISTS (
            SELECT FROM consent_amendment WHERE id = NEW.amendment_id AND proposal_id = NEW.proposal_id
                AND text = NEW.text AND body = NEW.body),
        'an amendment is put forward word for word');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_version FOR EACH ROW EXECUTE FUNCTION consent_guard_version();

-- After a new version: there is time to answer it, and what its amendment built in is open no more.
CREATE FUNCTION consent_ask_again() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    latest timestamptz;
BEGIN
    IF NEW.number = 1 THEN RETURN NULL; END IF;
    SELECT NEW.at + make_interval(days => again_days) INTO latest FROM consent_proposal WHERE id = NEW.proposal_id;
    IF latest > consent_closes_at(NEW.proposal_id) THEN
        INSERT INTO consent_deadline (ref, at, proposal_id, closes_at, because)
            VALUES (gen_random_uuid(), NEW.at, NEW.proposal_id, latest, 'amended');
    END IF;
    UPDATE consent_seat seat SET objecting = false
        FROM consent_objection objection
        JOIN consent_given given ON given.id = objection.given_id
        JOIN consent_resolution resolution ON resolution.objection_id = objection.id
        WHERE resolution.amendment_id = NEW.amendment_id AND seat.id = given.seat_id AND NOT EXISTS (
            SELECT FROM consent_objection other JOIN consent_given theirs ON theirs.id = other.given_id
            WHERE theirs.seat_id = seat.id AND consent_is_open(other.id));
    RETURN NULL;
END $$;
CREATE TRIGGER consent_ask_again AFTER INSERT ON consent_version FOR EACH ROW EXECUTE FUNCTION consent_ask_again();

-- When a round about more time for another must have ended: an hour before that one does. NULL for every other kind.
CREATE FUNCTION consent_too_late(round consent_proposal) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT consent_closes_at(target.id) - interval '1 hour' FROM consent_proposal target
    WHERE round.kind = 'consent.extension' AND target.ref = round.subject
$$;

-- A deadline: set as the round opens, as late as the guidelines ask for; moved by a new version; otherwise by consent alone.
CREATE FUNCTION consent_guard_deadline() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal := consent_going_on(NEW.proposal_id);
    before timestamptz := consent_closes_at(NEW.proposal_id);
BEGIN
    PERFORM consent_require(
        NEW.id > (SELECT coalesce(max(id), 0) FROM consent_deadline WHERE proposal_id = round.id),
        'deadlines come one after another');
    CASE NEW.because
        WHEN 'opened' THEN
            PERFORM consent_require(
                before IS NULL AND NEW.closes_at > round.respond_from AND NEW.closes_at >= least(
                    round.respond_from + make_interval(days => (consent_guidelines(round.arena_id)->>'days')::int),
                    consent_too_late(round)),
                'a round has one first deadline, as late as the guidelines ask for');
        WHEN 'amended' THEN
            -- By the version itself, for how deep one is in triggers is anybody's to choose.
            PERFORM consent_require(
                pg_trigger_depth() > 1 AND NEW.closes_at > before AND NEW.closes_at = (
                    SELECT version.at + make_interval(days => round.again_days) FROM consent_version version
                    WHERE proposal_id = round.id AND number > 1 ORDER BY number DESC LIMIT 1),
                'a deadline moves for a new version');
        ELSE
            PERFORM consent_require(
                NEW.closes_at > before AND EXISTS (
                    SELECT FROM consent_proposal agreed JOIN consent_ending ending ON ending.proposal_id = agreed.id
                    JOIN consent_version version ON version.id = ending.version_id
                    WHERE agreed.id = NEW.agreed_in_id AND agreed.kind = 'consent.extension' AND ending."end" = 'adopted'
                      AND agreed.arena_id = round.arena_id AND agreed.subject = round.ref
                      AND (version.body->>'closes_at')::timestamptz = NEW.closes_at),
                'a round gets more time when another round agreed to it');
    END CASE;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_deadline FOR EACH ROW EXECUTE FUNCTION consent_guard_deadline();

-- Who stands behind a proposal: the one who opened it, one who was asked, or one in the circle of a look back.
CREATE FUNCTION consent_guard_proposer() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal := consent_going_on(NEW.proposal_id);
BEGIN
    PERFORM consent_require(
        NEW.asked_by_id IS NULL AND NEW.participation_id = round.opened_by_id
        OR NEW.asked_by_id IS NULL AND round.reviews_id IS NOT NULL AND consent_sits(NEW.participation_id, round.id)
        OR EXISTS (
            SELECT FROM consent_proposerasked
            WHERE proposal_id = round.id AND participation_id = NEW.participation_id AND asked_by_id = NEW.asked_by_id),
        'one stands behind a proposal when one opened it, or was asked to');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_proposer FOR EACH ROW EXECUTE FUNCTION consent_guard_proposer();

CREATE FUNCTION consent_guard_asking() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal := consent_going_on(NEW.proposal_id);
BEGIN
    PERFORM consent_require(
        consent_stands_behind(NEW.asked_by_id, round.id) AND consent_takes_part(NEW.participation_id, round.arena_id),
        'one who stands behind a proposal asks one who takes part');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_proposerasked FOR EACH ROW EXECUTE FUNCTION consent_guard_asking();

CREATE FUNCTION consent_guard_stepping() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_going_on((SELECT proposal_id FROM consent_proposer WHERE id = NEW.proposer_id));
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_steppedback FOR EACH ROW EXECUTE FUNCTION consent_guard_stepping();
