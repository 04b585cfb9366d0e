-- What was said stays as it was said.
CREATE FUNCTION gather_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said stays' USING ERRCODE = 'check_violation';
END $$;

-- One speaks in an arena one takes part in, in the perspective one has there, for the organisation one has there.
-- From outside one speaks in none, and for nobody.
CREATE FUNCTION gather_guard_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.said_in = '' THEN
        IF NEW.organisation_id IS NOT NULL THEN
            RAISE EXCEPTION 'nobody speaks for others from outside' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NOT EXISTS (
        SELECT FROM arenas_participation here
        WHERE here.arena_id = NEW.arena_id AND here.person_id = NEW.said_by_id AND here.left_at IS NULL
          AND here.perspective = NEW.said_in AND here.organisation_id IS NOT DISTINCT FROM NEW.organisation_id
    ) THEN
        RAISE EXCEPTION 'one speaks as who one is in the arena' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

-- Versions of an actor follow each other, on the map the actor is on.
CREATE FUNCTION gather_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> 1 + COALESCE((SELECT max(number) FROM gather_actorversion WHERE actor_id = NEW.actor_id), 0)
       OR NEW.arena_id <> (SELECT arena_id FROM gather_actor WHERE id = NEW.actor_id) THEN
        RAISE EXCEPTION 'versions of an actor follow each other' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_version BEFORE INSERT ON gather_actorversion
    FOR EACH ROW EXECUTE FUNCTION gather_guard_version();

-- What somebody has to do with an actor can end, and nothing else; both are in one arena.
CREATE FUNCTION gather_guard_tie() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        (NEW.actor_id, NEW.participation_id, NEW.kind, NEW.since) IS DISTINCT FROM
        (OLD.actor_id, OLD.participation_id, OLD.kind, OLD.since)
        OR OLD.ended_at IS NOT NULL AND NEW.ended_at IS DISTINCT FROM OLD.ended_at
    ) THEN
        RAISE EXCEPTION 'what somebody said of themself can only end' USING ERRCODE = 'check_violation';
    END IF;
    IF (SELECT arena_id FROM gather_actor WHERE id = NEW.actor_id)
       <> (SELECT arena_id FROM arenas_participation WHERE id = NEW.participation_id) THEN
        RAISE EXCEPTION 'one stands on the map of the arena one is in' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_tie BEFORE INSERT OR UPDATE ON gather_actortie
    FOR EACH ROW EXECUTE FUNCTION gather_guard_tie();

-- A question about a frame gives time to answer, and is answered by those who stated the frame.
CREATE FUNCTION gather_guard_frame_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.arena_id <> (SELECT arena_id FROM gather_frame WHERE id = NEW.frame_id) OR NEW.due_at <= NEW.said_at THEN
        RAISE EXCEPTION 'a question is asked where the frame is, with time to answer' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_frame_question BEFORE INSERT ON gather_framequestion
    FOR EACH ROW EXECUTE FUNCTION gather_guard_frame_question();
CREATE FUNCTION gather_guard_frame_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM gather_framequestion question JOIN gather_frame frame ON frame.id = question.frame_id
        JOIN people_person stater ON stater.id = frame.said_by_id
        WHERE question.id = NEW.question_id AND question.arena_id = NEW.arena_id
          AND (NEW.said_by_id IN (frame.said_by_id, stater.claimed_by_id) OR frame.organisation_id = NEW.organisation_id)
    ) THEN
        RAISE EXCEPTION 'those who stated the frame answer for it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_frame_answer BEFORE INSERT ON gather_frameanswer
    FOR EACH ROW EXECUTE FUNCTION gather_guard_frame_answer();
