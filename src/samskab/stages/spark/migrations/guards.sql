-- A verdict stays as it was said; the one who gave it takes it back, once.
CREATE FUNCTION spark_guard_verdict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.ref, NEW.arena_id, NEW.rather, NEW.reason, NEW.perspective, NEW.given_by_id, NEW.given_at)
       IS DISTINCT FROM (OLD.ref, OLD.arena_id, OLD.rather, OLD.reason, OLD.perspective, OLD.given_by_id, OLD.given_at)
       OR OLD.taken_back_at IS NOT NULL AND NEW.taken_back_at IS DISTINCT FROM OLD.taken_back_at THEN
        RAISE EXCEPTION 'what somebody thinks is not rewritten' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER spark_guard_verdict BEFORE UPDATE ON spark_verdict
    FOR EACH ROW EXECUTE FUNCTION spark_guard_verdict();

-- A forum that is on the list leads where it led when it was told of; what is taken off is told of anew.
CREATE FUNCTION spark_guard_forum() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.ref, NEW.name, NEW.address, NEW.does, NEW.place, NEW.registered_by_id, NEW.registered_at)
       IS DISTINCT FROM (OLD.ref, OLD.name, OLD.address, OLD.does, OLD.place, OLD.registered_by_id, OLD.registered_at)
       OR OLD.removed_at IS NOT NULL AND NEW.removed_at IS DISTINCT FROM OLD.removed_at THEN
        RAISE EXCEPTION 'a forum is taken off the list and told of anew' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER spark_guard_forum BEFORE UPDATE ON spark_externalforum
    FOR EACH ROW EXECUTE FUNCTION spark_guard_forum();

-- An arena has one story of how it began, and it is told by the one who lit it.
CREATE FUNCTION spark_guard_spark() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM arenas_arena WHERE id = NEW.arena_id AND started_by_id = NEW.lit_by_id) THEN
        RAISE EXCEPTION 'the one who lit an arena tells how it began' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER spark_guard_spark BEFORE INSERT ON spark_spark
    FOR EACH ROW EXECUTE FUNCTION spark_guard_spark();
