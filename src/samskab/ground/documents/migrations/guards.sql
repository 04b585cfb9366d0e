-- A text is the sum of what people wrote, so none of it is changed or taken away, by anybody.
CREATE FUNCTION documents_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what people wrote together is only added to' USING ERRCODE = 'check_violation';
END $$;

-- Who is behind a participation now, and whether one takes part where a text is.
CREATE FUNCTION documents_person(participation bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT person_id FROM arenas_participation WHERE id = participation
$$;
CREATE FUNCTION documents_is_here(document bigint, participation bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM documents_document text
        JOIN arenas_participation here ON here.arena_id = text.arena_id
        JOIN arenas_arena arena ON arena.id = text.arena_id
        WHERE text.id = document AND here.id = participation AND here.left_at IS NULL AND arena.state = 'open'
    )
$$;

-- An arena's texts are numbered as they are begun, by those who take part in it.
CREATE FUNCTION documents_guard_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM arenas_participation
        WHERE id = NEW.started_by_id AND arena_id = NEW.arena_id AND left_at IS NULL
    ) OR NEW.number <> 1 + coalesce((SELECT max(number) FROM documents_document WHERE arena_id = NEW.arena_id), 0) THEN
        RAISE EXCEPTION 'texts are begun one after another by those who take part' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_document BEFORE INSERT ON documents_document
    FOR EACH ROW EXECUTE FUNCTION documents_guard_document();

-- Whoever says something about a text takes part where it is, while the arena is at work.
CREATE FUNCTION documents_guard_said() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT documents_is_here(NEW.document_id, NEW.by_id) THEN
        RAISE EXCEPTION 'only those who take part write in a text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;

-- The same for letters, which come many at a time and are looked at together.
CREATE FUNCTION documents_guard_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT document_id, by_id FROM added) one
        WHERE NOT documents_is_here(one.document_id, one.by_id)
    ) OR EXISTS (SELECT FROM added WHERE length(data) = 0) THEN
        RAISE EXCEPTION 'only those who take part write in a text' USING ERRCODE = 'check_violation';
    END IF;
    -- What comes later has a higher number; so none takes one that is still to come.
    IF (SELECT max(id) FROM added) > pg_sequence_last_value(
        pg_get_serial_sequence(format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), 'id')::regclass) OR EXISTS (
        SELECT FROM documents_change known
        JOIN (SELECT document_id, min(id) AS first FROM added GROUP BY document_id) fresh
          ON fresh.document_id = known.document_id
        WHERE known.id > fresh.first AND known.id NOT IN (SELECT id FROM added)
    ) THEN
        RAISE EXCEPTION 'changes are numbered as they come' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER documents_guard_changes AFTER INSERT ON documents_change
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION documents_guard_changes();

-- A client id is somebody's of the text's own arena; a suggestion's author may have left when it is taken.
CREATE FUNCTION documents_guard_writer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM documents_document text JOIN arenas_participation here ON here.arena_id = text.arena_id
        WHERE text.id = NEW.document_id AND here.id = NEW.by_id
    ) THEN
        RAISE EXCEPTION 'a writer is somebody of the arena' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_writer BEFORE INSERT ON documents_writer
    FOR EACH ROW EXECUTE FUNCTION documents_guard_writer();

-- Versions follow each other, and each holds exactly the bytes of its digest.
CREATE FUNCTION documents_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.digest <> sha256(convert_to(NEW.body, 'UTF8')) THEN
        RAISE EXCEPTION 'a version holds the text of its digest' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.number <> 1 + coalesce(
        (SELECT max(number) FROM documents_version WHERE document_id = NEW.document_id), 0) THEN
        RAISE EXCEPTION 'versions follow each other' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.restores_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM documents_version
        WHERE id = NEW.restores_id AND document_id = NEW.document_id AND digest = NEW.digest
    ) THEN
        RAISE EXCEPTION 'what is restored says the same again, in the same text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_version BEFORE INSERT ON documents_version
    FOR EACH ROW EXECUTE FUNCTION documents_guard_version();

-- A remark is settled by its author; by another only when the author takes part no more.
CREATE FUNCTION documents_guard_settling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM documents_remark remark JOIN documents_document text ON text.id = remark.document_id
        WHERE remark.id = NEW.remark_id AND documents_is_here(remark.document_id, NEW.by_id)
          AND (documents_person(remark.by_id) = documents_person(NEW.by_id) OR NOT EXISTS (
            SELECT FROM arenas_participation still
            WHERE still.arena_id = text.arena_id AND still.left_at IS NULL
              AND still.person_id = documents_person(remark.by_id)
          ))
    ) THEN
        RAISE EXCEPTION 'a remark is settled by the one who made it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_settling BEFORE INSERT ON documents_remarksettled
    FOR EACH ROW EXECUTE FUNCTION documents_guard_settling();

-- A suggestion is taken by anyone who takes part, as a change of their own, unless its author has taken it back.
CREATE FUNCTION documents_guard_taking() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM documents_suggestionwithdrawn WHERE suggestion_id = NEW.suggestion_id) OR NOT EXISTS (
        SELECT FROM documents_suggestion suggested JOIN documents_change change ON change.id = NEW.change_id
        WHERE suggested.id = NEW.suggestion_id AND change.document_id = suggested.document_id
          AND change.by_id = NEW.by_id AND documents_is_here(suggested.document_id, NEW.by_id)
    ) THEN
        RAISE EXCEPTION 'a suggestion is taken as a change of the text it is for' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_taking BEFORE INSERT ON documents_suggestiontaken
    FOR EACH ROW EXECUTE FUNCTION documents_guard_taking();

-- Only its author takes a suggestion back, and not once it is in the text.
CREATE FUNCTION documents_guard_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM documents_suggestiontaken WHERE suggestion_id = NEW.suggestion_id) OR NOT EXISTS (
        SELECT FROM documents_suggestion suggested
        JOIN arenas_participation mine ON mine.id = NEW.by_id
        JOIN documents_document text ON text.id = suggested.document_id AND text.arena_id = mine.arena_id
        WHERE suggested.id = NEW.suggestion_id AND documents_person(suggested.by_id) = mine.person_id
    ) THEN
        RAISE EXCEPTION 'only its author takes a suggestion back' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_withdrawal BEFORE INSERT ON documents_suggestionwithdrawn
    FOR EACH ROW EXECUTE FUNCTION documents_guard_withdrawal();

-- A version that something came from is one of the same text.
CREATE FUNCTION documents_guard_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.version_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM documents_version WHERE id = NEW.version_id AND document_id = NEW.document_id
    ) THEN
        RAISE EXCEPTION 'a source is of a version of the same text' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER documents_guard_source BEFORE INSERT ON documents_source
    FOR EACH ROW EXECUTE FUNCTION documents_guard_source();

-- A snapshot sums up changes of its own text, stays as it was made, and goes only when there is a newer one.
CREATE FUNCTION documents_guard_snapshot() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NOT EXISTS (SELECT FROM documents_change WHERE id = NEW.upto_id AND document_id = NEW.document_id) THEN
            RAISE EXCEPTION 'a snapshot is of one text' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' OR NOT EXISTS (
        SELECT FROM documents_snapshot WHERE document_id = OLD.document_id AND upto_id > OLD.upto_id
    ) THEN
        RAISE EXCEPTION 'the last snapshot stays as it is' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER documents_guard_snapshot BEFORE INSERT OR UPDATE OR DELETE ON documents_snapshot
    FOR EACH ROW EXECUTE FUNCTION documents_guard_snapshot();
