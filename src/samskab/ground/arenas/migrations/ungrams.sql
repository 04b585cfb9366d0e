DROP TRIGGER arenas_recount_grams ON arenas_arena;
DROP FUNCTION arenas_recount_grams();
DROP TRIGGER arenas_count_grams ON arenas_arena;
CREATE OR REPLACE FUNCTION arenas_count_grams() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.ngrams IS NOT DISTINCT FROM OLD.ngrams THEN RETURN NULL; END IF;
        UPDATE arenas_gram SET arenas = arenas - 1 WHERE gram = ANY (
            SELECT unnest(OLD.ngrams) EXCEPT SELECT unnest(NEW.ngrams) ORDER BY 1);
    END IF;
    INSERT INTO arenas_gram AS known (gram, arenas)
        SELECT fresh, 1 FROM (
            SELECT unnest(NEW.ngrams) AS fresh
            EXCEPT SELECT unnest(CASE WHEN TG_OP = 'UPDATE' THEN OLD.ngrams ELSE '{}' END)
        ) AS grams ORDER BY fresh
        ON CONFLICT (gram) DO UPDATE SET arenas = known.arenas + 1;
    RETURN NULL;
END $$;
CREATE TRIGGER arenas_count_grams AFTER INSERT OR UPDATE OF ngrams ON arenas_arena
    FOR EACH ROW EXECUTE FUNCTION arenas_count_grams();
