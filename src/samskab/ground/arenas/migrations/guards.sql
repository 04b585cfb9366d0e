-- How many take part from each sector is counted by the database, so that a list of arenas need not count.
CREATE FUNCTION arenas_count_people() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    came text := CASE WHEN TG_OP <> 'DELETE' AND NEW.left_at IS NULL THEN NEW.sector END;
    went text := CASE WHEN TG_OP <> 'INSERT' AND OLD.left_at IS NULL THEN OLD.sector END;
BEGIN
    IF came IS DISTINCT FROM went THEN
        UPDATE arenas_arena SET
            people_public = people_public + (came IS NOT DISTINCT FROM 'public')::int - (went IS NOT DISTINCT FROM 'public')::int,
            people_business = people_business + (came IS NOT DISTINCT FROM 'business')::int - (went IS NOT DISTINCT FROM 'business')::int,
            people_civil_society = people_civil_society + (came IS NOT DISTINCT FROM 'civil_society')::int - (went IS NOT DISTINCT FROM 'civil_society')::int,
            people_citizen = people_citizen + (came IS NOT DISTINCT FROM 'citizen')::int - (went IS NOT DISTINCT FROM 'citizen')::int
        WHERE id = COALESCE(NEW.arena_id, OLD.arena_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER arenas_count_people AFTER INSERT OR UPDATE OR DELETE ON arenas_participation
    FOR EACH ROW EXECUTE FUNCTION arenas_count_people();

-- Whom a participation is about stays; one that has ended stays ended; one speaks only for those who agreed to it.
CREATE FUNCTION arenas_guard_participation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.ref, NEW.arena_id, NEW.joined_at) IS DISTINCT FROM (OLD.ref, OLD.arena_id, OLD.joined_at) THEN
            RAISE EXCEPTION 'where somebody stepped in cannot be changed' USING ERRCODE = 'check_violation';
        END IF;
        IF NEW.person_id <> OLD.person_id THEN
            IF NOT EXISTS (
                SELECT FROM people_person guest WHERE guest.id = OLD.person_id AND guest.claimed_by_id = NEW.person_id
            ) THEN
                RAISE EXCEPTION 'who takes part cannot be changed' USING ERRCODE = 'check_violation';
            END IF;
        END IF;
        IF OLD.left_at IS NOT NULL AND NEW.left_at IS DISTINCT FROM OLD.left_at THEN
            RAISE EXCEPTION 'one who left comes in again, and is not put back' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.organisation_id IS NOT NULL AND NEW.left_at IS NULL
       AND (TG_OP = 'INSERT' OR NEW.organisation_id IS DISTINCT FROM OLD.organisation_id)
       AND NOT EXISTS (
            SELECT FROM people_representation agreement
            WHERE agreement.person_id = NEW.person_id AND agreement.organisation_id = NEW.organisation_id
              AND agreement.stands_since IS NOT NULL AND agreement.ended_at IS NULL
       ) THEN
        RAISE EXCEPTION 'nobody speaks for an organisation that has not agreed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_participation BEFORE INSERT OR UPDATE ON arenas_participation
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_participation();

-- In how many titles each n-gram stands. It runs as the owner, for the app's role may only read the table.
CREATE FUNCTION arenas_count_grams() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.ngrams IS NOT DISTINCT FROM OLD.ngrams THEN RETURN NULL; END IF;
        UPDATE arenas_gram SET arenas = arenas - 1 WHERE gram = ANY (
            SELECT unnest(OLD.ngrams) EXCEPT SELECT unnest(NEW.ngrams) ORDER BY 1);
    END IF;
    INSERT INTO arenas_gram AS known (gram, arenas)
        SELECT fresh, 1 FROM (
            SELECT unnest(NEW.ngrams) AS fresh
            EXCEPT SELECT unnest(CASE WHEN TG_OP = 'UPDATE' THEN OLD.ngrams ELSE '{}' END)
        ) AS grams ORDER BY fresh  -- in one order everywhere, so that two arenas at once never wait for each other
        ON CONFLICT (gram) DO UPDATE SET arenas = known.arenas + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER arenas_count_grams AFTER INSERT OR UPDATE OF ngrams ON arenas_arena
    FOR EACH ROW EXECUTE FUNCTION arenas_count_grams();

-- What the initiators keep together (G6): the name, and who stands behind the arena.
CREATE FUNCTION arenas_guard_arena() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.ref, NEW.started_by_id, NEW.started_in, NEW.started_at)
       IS DISTINCT FROM (OLD.ref, OLD.started_by_id, OLD.started_in, OLD.started_at) THEN
        RAISE EXCEPTION 'who started an arena cannot be changed' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.title <> OLD.title AND NOT EXISTS (
        SELECT FROM arenas_stewardshiprequest request
        WHERE request.arena_id = NEW.id AND request.kind = 'name' AND request.title = NEW.title
          AND request.granted_at IS NOT NULL
          AND NOT EXISTS (
            SELECT FROM arenas_stewardshiprequest later
            WHERE later.arena_id = NEW.id AND later.kind = 'name' AND later.granted_at > request.granted_at)
    ) THEN
        RAISE EXCEPTION 'the name is changed when every initiator has said yes' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.state <> OLD.state AND NEW.state <> 'open' AND NOT EXISTS (
        SELECT FROM arenas_rest rest
        WHERE rest.arena_id = NEW.id AND rest.settled_at IS NOT NULL AND rest.woken_at IS NULL
          AND rest.kind = CASE NEW.state WHEN 'paused' THEN 'pause' ELSE 'close' END
    ) THEN
        RAISE EXCEPTION 'an arena rests when nobody said »not yet«' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_arena BEFORE UPDATE ON arenas_arena
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_arena();

CREATE FUNCTION arenas_guard_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.ref, NEW.arena_id, NEW.kind, NEW.title, NEW.asked_by_id, NEW.asked_at)
           IS DISTINCT FROM (OLD.ref, OLD.arena_id, OLD.kind, OLD.title, OLD.asked_by_id, OLD.asked_at)
           OR OLD.granted_at IS NOT NULL AND NEW IS DISTINCT FROM OLD
           OR OLD.declined_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
            RAISE EXCEPTION 'what was asked and answered stays' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.granted_at IS NOT NULL AND (
        NOT EXISTS (SELECT FROM arenas_initiator WHERE arena_id = NEW.arena_id AND left_at IS NULL)
        OR EXISTS (
            SELECT FROM arenas_initiator initiator
            WHERE initiator.arena_id = NEW.arena_id AND initiator.left_at IS NULL
              AND NOT EXISTS (
                SELECT FROM arenas_stewardshipanswer answer
                WHERE answer.request_id = NEW.id AND answer.person_id = initiator.person_id AND answer.yes)
        )
        OR EXISTS (SELECT FROM arenas_stewardshipanswer WHERE request_id = NEW.id AND NOT yes)
    ) THEN
        RAISE EXCEPTION 'every initiator must say yes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_request BEFORE INSERT OR UPDATE ON arenas_stewardshiprequest
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_request();

CREATE FUNCTION arenas_guard_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM arenas_initiator initiator JOIN arenas_stewardshiprequest request ON request.id = NEW.request_id
        WHERE initiator.arena_id = request.arena_id AND initiator.person_id = NEW.person_id
          AND initiator.left_at IS NULL AND request.granted_at IS NULL AND request.declined_at IS NULL
    ) THEN
        RAISE EXCEPTION 'only an initiator answers, while the question is open' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_answer BEFORE INSERT ON arenas_stewardshipanswer
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_answer();

CREATE FUNCTION arenas_guard_initiator() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.arena_id, NEW.person_id, NEW.since) IS DISTINCT FROM (OLD.arena_id, OLD.person_id, OLD.since)
           OR OLD.left_at IS NOT NULL AND NEW.left_at IS DISTINCT FROM OLD.left_at THEN
            RAISE EXCEPTION 'who stands behind an arena cannot be rewritten' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NOT EXISTS (
        SELECT FROM arenas_arena arena WHERE arena.id = NEW.arena_id AND arena.started_by_id = NEW.person_id
          AND NOT EXISTS (SELECT FROM arenas_initiator WHERE arena_id = NEW.arena_id)
    ) AND NOT EXISTS (
        SELECT FROM arenas_stewardshiprequest request
        WHERE request.arena_id = NEW.arena_id AND request.kind = 'initiator' AND request.asked_by_id = NEW.person_id
          AND request.granted_at IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'one comes to stand behind an arena when every initiator has said yes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_initiator BEFORE INSERT OR UPDATE ON arenas_initiator
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_initiator();

-- A rest stands when its time has come and nobody has said »not yet« (the time is checked where it is written too).
CREATE FUNCTION arenas_guard_rest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.ref, NEW.arena_id, NEW.kind, NEW.outcome, NEW.reason, NEW.proposed_by_id, NEW.proposed_at, NEW.stands_at)
           IS DISTINCT FROM
           (OLD.ref, OLD.arena_id, OLD.kind, OLD.outcome, OLD.reason, OLD.proposed_by_id, OLD.proposed_at, OLD.stands_at)
           OR OLD.stopped_at IS NOT NULL AND NEW IS DISTINCT FROM OLD
           OR OLD.settled_at IS NOT NULL AND NEW.settled_at IS DISTINCT FROM OLD.settled_at
           OR OLD.woken_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
            RAISE EXCEPTION 'what was proposed and stopped stays' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.settled_at IS NOT NULL AND NEW.settled_at < NEW.stands_at THEN
        RAISE EXCEPTION 'the time to say »not yet« is not over' USING ERRCODE = 'check_violation';
    END IF;
    IF TG_OP = 'INSERT' AND NEW.stands_at < NEW.proposed_at + interval '7 days' AND EXISTS (
        SELECT FROM arenas_participation other
        WHERE other.arena_id = NEW.arena_id AND other.left_at IS NULL AND other.person_id <> NEW.proposed_by_id
    ) THEN
        RAISE EXCEPTION 'everybody has a week to say »not yet«' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_rest BEFORE INSERT OR UPDATE ON arenas_rest
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_rest();

-- A closed part has an end within a quarter of a year, and its reason stays.
CREATE FUNCTION arenas_guard_closure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (NEW.ref, NEW.arena_id, NEW.part, NEW.reason, NEW.closed_by_id, NEW.closed_at, NEW.until)
       IS DISTINCT FROM (OLD.ref, OLD.arena_id, OLD.part, OLD.reason, OLD.closed_by_id, OLD.closed_at, OLD.until) THEN
        RAISE EXCEPTION 'what was closed, and why, stays' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.until > NEW.closed_at + interval '92 days' THEN
        RAISE EXCEPTION 'a part is closed for a quarter of a year at most' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_closure BEFORE INSERT OR UPDATE ON arenas_closedpart
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_closure();
