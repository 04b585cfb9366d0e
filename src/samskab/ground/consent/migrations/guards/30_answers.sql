-- An answer: from a seat, to the latest version, from the day answers begin until the round ends; and while an objection
-- of the seat is open, to end that comes first.
CREATE FUNCTION consent_guard_given() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal;
BEGIN
    PERFORM FROM consent_seat WHERE id = NEW.seat_id FOR UPDATE;
    round := consent_going_on((SELECT proposal_id FROM consent_seat WHERE id = NEW.seat_id));
    PERFORM consent_require(
        NEW.id > (SELECT coalesce(max(id), 0) FROM consent_given WHERE seat_id = NEW.seat_id), 'answers come one after another');
    PERFORM consent_require(NEW.at >= round.respond_from, 'answers begin when all have had time to understand');
    PERFORM consent_require(
        NEW.version_id = (SELECT id FROM consent_version WHERE proposal_id = round.id ORDER BY number DESC LIMIT 1),
        'an answer is to what is put forward now');
    PERFORM consent_require(
        NOT EXISTS (
            SELECT FROM consent_objection objection JOIN consent_given given ON given.id = objection.given_id
            WHERE given.seat_id = NEW.seat_id AND consent_is_open(objection.id)),
        'an open objection is ended before its author answers anew');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_given FOR EACH ROW EXECUTE FUNCTION consent_guard_given();

CREATE FUNCTION consent_seat_answers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE consent_seat SET
        answer = NEW.answer, answered_at = NEW.at,
        answered = (SELECT number FROM consent_version WHERE id = NEW.version_id)
    WHERE id = NEW.seat_id;
    RETURN NULL;
END $$;
CREATE TRIGGER consent_seat_answers AFTER INSERT ON consent_given FOR EACH ROW EXECUTE FUNCTION consent_seat_answers();

-- An objection comes with its author's answer, and an answer that objects with its objection.
CREATE FUNCTION consent_guard_objection() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal := consent_going_on(NEW.proposal_id);
BEGIN
    PERFORM consent_require(
        EXISTS (
            SELECT FROM consent_given given JOIN consent_seat seat ON seat.id = given.seat_id
            WHERE given.id = NEW.given_id AND given.answer = 'objection' AND seat.proposal_id = NEW.proposal_id
              AND given.id = (SELECT max(id) FROM consent_given WHERE seat_id = seat.id)),
        'an objection is the answer of one in the circle');
    PERFORM consent_require(
        NEW.voice_id IS NULL OR NOT consent_sits(NEW.voice_id, round.id) AND EXISTS (
            SELECT FROM arenas_participation WHERE id = NEW.voice_id AND arena_id = round.arena_id),
        'one lends a seat to somebody of the arena who has none');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_objection FOR EACH ROW EXECUTE FUNCTION consent_guard_objection();

CREATE FUNCTION consent_seat_objects() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE consent_seat SET objecting = true WHERE id = (SELECT seat_id FROM consent_given WHERE id = NEW.given_id);
    RETURN NULL;
END $$;
CREATE TRIGGER consent_seat_objects AFTER INSERT ON consent_objection
    FOR EACH ROW EXECUTE FUNCTION consent_seat_objects();

CREATE FUNCTION consent_objects_with_reasons() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        NEW.answer <> 'objection' OR EXISTS (SELECT FROM consent_objection WHERE given_id = NEW.id),
        'one who objects says what would be harmed, and what would make it workable');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_reasoned AFTER INSERT ON consent_given DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION consent_objects_with_reasons();

-- The end of an objection: from the seat it came from, once, and built in only by an amendment that is meant for it.
CREATE FUNCTION consent_guard_resolution() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    objection consent_objection;
BEGIN
    SELECT * INTO objection FROM consent_objection WHERE id = NEW.objection_id;
    PERFORM consent_going_on(objection.proposal_id);
    PERFORM consent_require(
        NEW.seat_id = (SELECT seat_id FROM consent_given WHERE id = objection.given_id),
        'nobody but its author ends an objection');
    PERFORM consent_require(consent_is_open(objection.id), 'an objection ends once');
    PERFORM consent_require(
        NEW.way = 'withdrawn' OR EXISTS (
            SELECT FROM consent_meets WHERE objection_id = objection.id AND amendment_id = NEW.amendment_id),
        'an objection is built in by an amendment that is meant for it');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_resolution FOR EACH ROW EXECUTE FUNCTION consent_guard_resolution();

CREATE FUNCTION consent_seat_lets_go() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE consent_seat SET objecting = consent_is_open(NEW.objection_id) WHERE id = NEW.seat_id;
    RETURN NULL;
END $$;
CREATE TRIGGER consent_seat_lets_go AFTER INSERT ON consent_resolution
    FOR EACH ROW EXECUTE FUNCTION consent_seat_lets_go();

-- Help with the words, and texts that would build something in: from anybody who takes part, while the round goes on.
CREATE FUNCTION consent_guard_help() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    round consent_proposal;
BEGIN
    IF TG_TABLE_NAME = 'consent_amendment' THEN
        round := consent_going_on(NEW.proposal_id);
        PERFORM consent_require(
            EXISTS (SELECT FROM consent_version WHERE id = NEW.version_before_id AND proposal_id = round.id),
            'an amendment is written on top of a version of its proposal');
    ELSE
        round := consent_going_on((SELECT proposal_id FROM consent_objection WHERE id = NEW.objection_id));
    END IF;
    PERFORM consent_require(consent_takes_part(NEW.by_id, round.arena_id), 'one who takes part helps');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_amendment FOR EACH ROW EXECUTE FUNCTION consent_guard_help();
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_wording FOR EACH ROW EXECUTE FUNCTION consent_guard_help();
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_restatement FOR EACH ROW EXECUTE FUNCTION consent_guard_help();

CREATE FUNCTION consent_guard_meets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        (SELECT proposal_id FROM consent_amendment WHERE id = NEW.amendment_id)
            = (SELECT proposal_id FROM consent_objection WHERE id = NEW.objection_id),
        'an amendment is meant for objections to its own proposal');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_meets FOR EACH ROW EXECUTE FUNCTION consent_guard_meets();
