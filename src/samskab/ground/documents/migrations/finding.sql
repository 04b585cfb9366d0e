-- A text is found by its title, by what it said when it was last read through, and by how people saw it as they began.
CREATE VIEW finding_text AS
    SELECT text.ref, text.arena_id, '' AS part, text.title,
           concat_ws(E'\n', nullif(reading.words, ''), framed.words) AS words, coalesce(reading.at, text.at) AS at
    FROM documents_document AS text
    LEFT JOIN documents_reading AS reading ON reading.document_id = text.id
    LEFT JOIN LATERAL (
        SELECT string_agg(words, E'\n' ORDER BY id) AS words FROM documents_framing WHERE document_id = text.id
    ) AS framed ON true;

CREATE FUNCTION documents_found() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM finding_keep('text', ARRAY(SELECT ref FROM documents_document WHERE id = NEW.document_id));
    RETURN NULL;
END $$;
CREATE TRIGGER finding_came AFTER INSERT ON documents_document
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION finding_came('text');
CREATE TRIGGER documents_found AFTER INSERT OR UPDATE ON documents_reading
    FOR EACH ROW EXECUTE FUNCTION documents_found();
CREATE TRIGGER documents_found AFTER INSERT OR UPDATE ON documents_framing
    FOR EACH ROW EXECUTE FUNCTION documents_found();
SELECT finding_mend('text');
