-- Whoever brings letters takes part where the text is, while the arena is at work. Letters come many at a time, of many
-- people in many texts, and are all looked at in one question.
CREATE OR REPLACE FUNCTION documents_guard_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT document_id, by_id FROM added) one
        LEFT JOIN documents_document text ON text.id = one.document_id
        LEFT JOIN arenas_arena arena ON arena.id = text.arena_id AND arena.state = 'open'
        LEFT JOIN arenas_participation here
            ON here.id = one.by_id AND here.arena_id = arena.id AND here.left_at IS NULL
        WHERE here.id IS NULL
    ) OR EXISTS (SELECT FROM added WHERE length(data) = 0) THEN
        RAISE EXCEPTION 'only those who take part write in a text' USING ERRCODE = 'check_violation';
    END IF;
    -- What comes later has a higher number; so none takes one that is still to come.
    IF (SELECT max(id) FROM added) > pg_sequence_last_value(
        pg_get_serial_sequence(format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), 'id')::regclass) OR EXISTS (
        SELECT FROM (SELECT document_id, min(id) AS first, count(*) FROM added GROUP BY document_id) fresh
        -- Counted text by text, so that it takes the index however many changes there are of other texts.
        WHERE fresh.count <> (
            SELECT count(*) FROM documents_change known
            WHERE known.document_id = fresh.document_id AND known.id >= fresh.first
        )
    ) THEN
        RAISE EXCEPTION 'changes are numbered as they come' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
