-- The triggers fire for a session that calls itself a replica too, and find our tables whatever its search path says.
DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', relname, tgname)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE relnamespace = current_schema()::regnamespace AND tgname LIKE 'understand\_%' AND NOT tgisinternal
    LOOP
        EXECUTE name;
    END LOOP;
    FOR name IN SELECT oid::regprocedure::text FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'understand\_%'
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END $$;
