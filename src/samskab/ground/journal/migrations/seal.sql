-- The journal seals itself. Whoever adds an entry, by whatever program, gets the next number of its chain, the hash
-- of the entry before, and a hash of all the rest; nobody changes or removes one afterwards. ADR 10 says why it is here.

-- One value of a fact as RFC 8785 writes it. Only values that need no escaping are let in, which also keeps prose out:
-- a reference, a date, a moment, a lower-case word, a whole number, true, false, null.
CREATE FUNCTION journal_atom(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
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

-- The fields of a fact: an object of such values, or of lists of them.
CREATE FUNCTION journal_body(body jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
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

-- Before an entry is added: wait for the chain, then give the entry its place. A place that is given with it (by a
-- restore) must be the true one.
CREATE FUNCTION journal_seal() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    sealed journal_entry := NEW;
    last journal_entry;
BEGIN
    PERFORM FROM journal_chain WHERE ref = NEW.chain FOR UPDATE;
    IF NOT FOUND THEN
        INSERT INTO journal_chain (ref) VALUES (NEW.chain) ON CONFLICT DO NOTHING;
        PERFORM FROM journal_chain WHERE ref = NEW.chain FOR UPDATE;
    END IF;
    SELECT * INTO last FROM journal_entry WHERE chain = NEW.chain ORDER BY sequence DESC LIMIT 1;
    sealed.sequence := coalesce(last.sequence, 0) + 1;
    sealed.previous := coalesce(last.hash, repeat('0', 64));
    IF sealed.happened_at < '0001-01-01Z' OR sealed.happened_at >= '10000-01-01Z' THEN
        RAISE EXCEPTION 'an entry happened in a year of four digits' USING ERRCODE = 'check_violation';
    END IF;
    sealed.hash := encode(sha256(convert_to(
        '{"actor":' || coalesce('"' || NEW.actor || '"', 'null')
        || ',"body":' || journal_body(NEW.body)
        || ',"chain":"' || NEW.chain
        || '","happened_at":"' || to_char(NEW.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        || '","kind":"' || NEW.kind
        || '","perspective":' || coalesce('"' || nullif(NEW.perspective, '') || '"', 'null')
        || ',"previous":"' || sealed.previous
        || '","sequence":' || sealed.sequence
        || ',"version":' || NEW.version
        || '}',
        'UTF8'
    )), 'hex');
    IF (NEW.sequence, NEW.previous, NEW.hash) NOT IN ((0, '', ''), (sealed.sequence, sealed.previous, sealed.hash)) THEN
        RAISE EXCEPTION 'the journal gives an entry its place itself' USING ERRCODE = 'check_violation';
    END IF;
    RETURN sealed;
END $$;

-- After an entry is added: the chain now ends there. Not done before, since an insert may yet be dropped by ON CONFLICT.
CREATE FUNCTION journal_advance() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    UPDATE journal_chain SET length = NEW.sequence, head = NEW.hash WHERE ref = NEW.chain;
    RETURN NULL;
END $$;

-- A chain begins empty and can only be moved on to an entry that is there.
CREATE FUNCTION journal_guard_chain() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.length = 0 AND NEW.head = repeat('0', 64) THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.ref = OLD.ref AND NEW.length > OLD.length AND EXISTS (
        SELECT FROM journal_entry WHERE chain = NEW.ref AND sequence = NEW.length AND hash = NEW.head
    ) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a chain of the journal only grows, entry by entry' USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the journal is never changed, only added to (% on %)', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER journal_seal BEFORE INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION journal_seal();
CREATE TRIGGER journal_advance AFTER INSERT ON journal_entry FOR EACH ROW EXECUTE FUNCTION journal_advance();
CREATE TRIGGER journal_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry EXECUTE FUNCTION journal_refuse();
CREATE TRIGGER journal_guard BEFORE INSERT OR UPDATE ON journal_chain FOR EACH ROW EXECUTE FUNCTION journal_guard_chain();
CREATE TRIGGER journal_refuse BEFORE DELETE OR TRUNCATE ON journal_chain EXECUTE FUNCTION journal_refuse();

-- ALWAYS: they also fire for a session that calls itself a replica.
ALTER TABLE journal_entry ENABLE ALWAYS TRIGGER journal_seal;
ALTER TABLE journal_entry ENABLE ALWAYS TRIGGER journal_advance;
ALTER TABLE journal_entry ENABLE ALWAYS TRIGGER journal_refuse;
ALTER TABLE journal_chain ENABLE ALWAYS TRIGGER journal_guard;
ALTER TABLE journal_chain ENABLE ALWAYS TRIGGER journal_refuse;

-- A function that runs as its owner must find our tables and no others, whatever the caller's search path says.
DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'journal_atom(jsonb)', 'journal_body(jsonb)', 'journal_seal()', 'journal_advance()', 'journal_guard_chain()'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END $$;
