-- Nothing here is ever changed or taken away; the triggers also fire for a session that calls itself a replica; and a
-- function that runs as its owner finds our tables and no others, whatever the caller's search path says.
CREATE FUNCTION consent_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said and decided is never changed, only added to (% on %)', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- The last answer counts, the last deadline, the last adoption. So no row takes a number that is still to come, to be the
-- last for ever.
CREATE FUNCTION consent_guard_number() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        NEW.id BETWEEN 1 AND pg_sequence_last_value(
            pg_get_serial_sequence(format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), 'id')::regclass),
        'rows are numbered as they come');
    RETURN NEW;
END $$;

DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT relname FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname LIKE 'consent\_%'
        ORDER BY 1
    LOOP
        EXECUTE format('CREATE TRIGGER consent_number BEFORE INSERT ON %I FOR EACH ROW
            EXECUTE FUNCTION consent_guard_number()', name);
    END LOOP;
    FOR name IN SELECT relname FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r' AND relname LIKE 'consent\_%'
          AND relname <> 'consent_seat' ORDER BY 1
    LOOP
        EXECUTE format('CREATE TRIGGER consent_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON %I
            EXECUTE FUNCTION consent_refuse()', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY[
        'given', 'resolution', 'version', 'deadline', 'ending', 'proposer', 'steppedback', 'amendment', 'wording',
        'restatement', 'wordingtaken', 'understood', 'carrying'
    ] LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER consent_tie AFTER INSERT ON consent_%s DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION consent_tie()', name);
    END LOOP;
    FOR name IN SELECT format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', relname, tgname)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE relnamespace = current_schema()::regnamespace AND tgname LIKE 'consent\_%' AND NOT tgisinternal
    LOOP
        EXECUTE name;
    END LOOP;
    FOR name IN SELECT oid::regprocedure::text FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'consent\_%'
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END $$;
