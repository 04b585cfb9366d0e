DROP TRIGGER consent_tie ON journal_entry;
DROP INDEX consent_told_once;
DO $$
DECLARE
    step text;
BEGIN
    FOR step IN SELECT format('DROP TRIGGER %I ON %I', tgname, relname)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE relnamespace = current_schema()::regnamespace AND tgname LIKE 'consent\_%' AND NOT tgisinternal
    LOOP
        EXECUTE step;
    END LOOP;
    FOR step IN SELECT format('DROP FUNCTION %s CASCADE', oid::regprocedure) FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'consent\_%'
    LOOP
        EXECUTE step;
    END LOOP;
END $$;
