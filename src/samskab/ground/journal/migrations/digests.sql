-- A fact may carry the digest of a text that stands elsewhere, so that nobody can exchange the text unseen.

-- One value of a fact as RFC 8785 writes it. Only values that need no escaping are let in, which also keeps prose out:
-- a reference, a digest, a date, a moment, a lower-case word, a whole number, true, false, null.
CREATE OR REPLACE FUNCTION journal_atom(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    said text := value #>> '{}';
BEGIN
    CASE jsonb_typeof(value)
        WHEN 'null', 'boolean' THEN
            RETURN value::text;
        WHEN 'number' THEN
            IF said ~ '^(0|-?[1-9][0-9]{0,15})$' AND abs(said::numeric) <= 9007199254740991 THEN
                RETURN said;
            END IF;
        WHEN 'string' THEN
            IF said ~ '^[a-z][a-z0-9_]{0,39}$'
                OR said ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
                OR said ~ '^[0-9a-f]{64}$'
                OR said ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{6}Z)?$'
            THEN
                RETURN '"' || said || '"';
            END IF;
        ELSE
            NULL;
    END CASE;
    RAISE EXCEPTION 'the journal holds references, numbers, times and closed words, not a % like this', jsonb_typeof(value)
        USING ERRCODE = 'check_violation';
END $$;
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION journal_atom(jsonb) SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
