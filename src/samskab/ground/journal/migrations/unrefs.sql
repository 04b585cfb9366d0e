-- The fields of a fact: an object of such values, or of lists of them.
CREATE OR REPLACE FUNCTION journal_body(body jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    written text;
BEGIN
    IF jsonb_typeof(body) IS DISTINCT FROM 'object' OR EXISTS (
        SELECT FROM jsonb_object_keys(body) AS name WHERE name !~ '^[a-z_][a-z0-9_]*$'
    ) THEN
        RAISE EXCEPTION 'the body of an entry is a JSON object with lower-case names' USING ERRCODE = 'check_violation';
    END IF;
    SELECT string_agg(
        '"' || field.key || '":' || CASE jsonb_typeof(field.value)
            WHEN 'array' THEN (
                SELECT '[' || coalesce(string_agg(journal_atom(item.value), ',' ORDER BY item.ordinality), '') || ']'
                FROM jsonb_array_elements(field.value) WITH ORDINALITY AS item
            )
            ELSE journal_atom(field.value)
        END,
        ',' ORDER BY field.key COLLATE "C"
    ) INTO written FROM jsonb_each(body) AS field;
    RETURN '{' || coalesce(written, '') || '}';
END $$;
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION journal_body(jsonb) SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
