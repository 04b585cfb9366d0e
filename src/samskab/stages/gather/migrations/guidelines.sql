-- A line is said anew in the arena where it stands, and taken back only by the one who wrote it.
CREATE FUNCTION gather_guard_guideline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.replaces_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM gather_guideline before WHERE before.id = NEW.replaces_id AND before.arena_id = NEW.arena_id
    ) THEN
        RAISE EXCEPTION 'a line is said anew where it stands' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_guideline BEFORE INSERT ON gather_guideline
    FOR EACH ROW EXECUTE FUNCTION gather_guard_guideline();

CREATE FUNCTION gather_guard_taking_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM gather_guideline line JOIN people_person author ON author.id = line.said_by_id
        WHERE line.id = NEW.guideline_id AND line.arena_id = NEW.arena_id
          AND NEW.said_by_id IN (author.id, author.claimed_by_id)
    ) THEN
        RAISE EXCEPTION 'only the one who wrote a line takes it back' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_taking_back BEFORE INSERT ON gather_guidelinetakenback
    FOR EACH ROW EXECUTE FUNCTION gather_guard_taking_back();
