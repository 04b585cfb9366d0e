-- Where a round stands, counted from the answers themselves: the twin of engines/voting/consent.py, held against it by a
-- test with random rounds. `enough` is that the share of the active, and each sector that must, has answered.
CREATE FUNCTION consent_counted(round consent_proposal, latest int, OUT everybody boolean, OUT enough boolean)
LANGUAGE plpgsql STABLE AS $$
DECLARE
    silent boolean;
BEGIN
    WITH seated AS (
        SELECT seat.sector, seat.active, coalesce(
            last.answer = 'stand_aside'
            OR last.answer IN ('consent', 'concern') AND last.number = latest
            OR last.answer = 'objection' AND EXISTS (
                SELECT FROM consent_objection WHERE given_id = last.id AND consent_is_open(id)),
            false) AS answered
        FROM consent_seat seat
        LEFT JOIN LATERAL (
            SELECT given.id, given.answer, version.number
            FROM consent_given given JOIN consent_version version ON version.id = given.version_id
            WHERE given.seat_id = seat.id ORDER BY given.id DESC LIMIT 1
        ) AS last ON true
        WHERE seat.proposal_id = round.id
    )
    SELECT coalesce(bool_and(answered), true),
        count(*) FILTER (WHERE active AND answered)
            >= greatest(1, ceil(round.share * (count(*) FILTER (WHERE active)) / 100.0)),
        EXISTS (
            SELECT FROM unnest(round.sectors) AS must
            WHERE NOT EXISTS (SELECT FROM seated AS theirs WHERE theirs.sector = must AND theirs.answered))
    INTO everybody, enough, silent FROM seated;
    enough := enough AND NOT silent;
END $$;

-- The one end of a round, with all that must hold for it. A round is held so that nothing changes meanwhile.
CREATE FUNCTION consent_guard_ending() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal;
    objections bigint;
    closes_at timestamptz;
    time_is_up boolean;
    latest int;
    counts record;
BEGIN
    PERFORM consent_hold(NEW.proposal_id);
    round := consent_going_on(NEW.proposal_id);
    objections := consent_open_objections(round.id);
    closes_at := consent_closes_at(round.id);
    time_is_up := NEW.at >= closes_at;
    SELECT number INTO latest FROM consent_version WHERE id = NEW.version_id AND proposal_id = round.id;
    PERFORM consent_require(
        latest = (SELECT max(number) FROM consent_version WHERE proposal_id = round.id), 'a round ends with its last version');
    PERFORM consent_require(
        NEW.by_id IS NULL OR consent_takes_part(NEW.by_id, round.arena_id), 'a round is ended by one who takes part');
    IF NEW."end" IN ('adopted', 'lapsed') THEN
        counts := consent_counted(round, latest);
        PERFORM consent_require(objections = 0, 'nothing is adopted, and no round runs out, over an open objection');
        PERFORM consent_require(NEW.at >= round.respond_from, 'a round does not end before answers begin');
        IF NEW."end" = 'adopted' THEN
            PERFORM consent_require(time_is_up OR counts.everybody, 'a round ends when time is up or all have answered');
            PERFORM consent_require(counts.enough, 'silence is never consent: too few have answered');
        ELSE
            PERFORM consent_require(time_is_up AND NOT counts.enough, 'a round runs out when time is up and too few answered');
        END IF;
        RETURN NEW;
    END IF;
    PERFORM consent_require(
        round.reviews_id IS NULL OR NEW."end" <> 'withdrawn' AND objections > 0 AND time_is_up,
        'what stands is let go only over an objection that is open when time is up');
    CASE NEW."end"
        WHEN 'parked' THEN
            PERFORM consent_require(
                coalesce(consent_stands_behind(NEW.by_id, round.id), false)
                OR objections > 0 AND consent_sits(NEW.by_id, round.id) AND NEW.at >= interval '30 days' + greatest(
                    closes_at,
                    (SELECT max(at) FROM consent_version WHERE proposal_id = round.id),
                    (SELECT max(at) FROM consent_amendment WHERE proposal_id = round.id),
                    (SELECT max(resolution.at) FROM consent_resolution resolution
                     JOIN consent_objection objection ON objection.id = resolution.objection_id
                     WHERE objection.proposal_id = round.id)),
                'a proposal is laid aside by one who stands behind it, or when nobody has moved for a month');
        WHEN 'withdrawn' THEN
            PERFORM consent_require(
                NOT EXISTS (
                    SELECT FROM consent_proposer proposer WHERE proposal_id = round.id
                      AND NOT EXISTS (SELECT FROM consent_steppedback WHERE proposer_id = proposer.id)),
                'a proposal is withdrawn when nobody stands behind it any more');
        WHEN 'trials' THEN
            PERFORM consent_require(
                objections > 0 AND consent_stands_behind(NEW.by_id, round.id),
                'what somebody objects to is tried in the small when one who stands behind it says so');
    END CASE;
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_ending FOR EACH ROW EXECUTE FUNCTION consent_guard_ending();

-- Trials: dated, for three months at most; in the arena's own name only what it agreed to beforehand.
CREATE FUNCTION consent_guard_trial() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    ending consent_ending;
    round consent_proposal;
BEGIN
    SELECT * INTO ending FROM consent_ending WHERE id = NEW.ending_id;
    SELECT * INTO round FROM consent_proposal WHERE id = ending.proposal_id;
    PERFORM consent_require(ending."end" = 'trials', 'what ended otherwise is not tried in the small');
    PERFORM consent_require(
        NEW.starts_on >= (ending.at AT TIME ZONE 'Europe/Copenhagen')::date AND NEW.ends_on <= NEW.starts_on + 92,
        'a trial begins later, and lasts three months at most');
    PERFORM consent_require(
        NEW.carrier = 'people' OR round.fallback IS NOT NULL
        AND 2 <= (SELECT count(*) FROM consent_version WHERE proposal_id = round.id AND amendment_id IS NOT NULL)
        AND NOT EXISTS (
            SELECT FROM consent_seat seat WHERE seat.proposal_id = round.id GROUP BY seat.sector
            HAVING 100 * count(*) FILTER (
                WHERE NOT seat.objecting AND seat.answer IN ('consent', 'concern') AND seat.answered = (
                    SELECT number FROM consent_version WHERE id = ending.version_id)
            ) < round.fallback * count(*)),
        'an arena carries a trial when it agreed to that, two amendments did not help, and every sector is for it');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_trial FOR EACH ROW EXECUTE FUNCTION consent_guard_trial();

CREATE FUNCTION consent_ends_in_trials() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        NEW."end" <> 'trials' OR EXISTS (SELECT FROM consent_trial WHERE ending_id = NEW.id), 'trials are written down');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_dated AFTER INSERT ON consent_ending DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION consent_ends_in_trials();

CREATE FUNCTION consent_guard_carrying() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal;
BEGIN
    SELECT proposal.* INTO round FROM consent_trial trial JOIN consent_ending ending ON ending.id = trial.ending_id
        JOIN consent_proposal proposal ON proposal.id = ending.proposal_id WHERE trial.id = NEW.trial_id;
    PERFORM consent_require(
        consent_takes_part(NEW.participation_id, round.arena_id) AND NOT EXISTS (
            SELECT FROM consent_seat seat JOIN arenas_participation theirs ON theirs.id = seat.participation_id
            JOIN arenas_participation mine ON mine.id = NEW.participation_id AND mine.person_id = theirs.person_id
            WHERE seat.proposal_id = round.id AND seat.objecting),
        'one who takes part, and does not object, carries a trial');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_carrying FOR EACH ROW EXECUTE FUNCTION consent_guard_carrying();
