-- In how many titles each n-gram stands, counted once a statement when arenas come: of thousands that are put in
-- together, an n-gram is counted once and not a thousand times. When a title changes it is one arena, and a statement
-- trigger cannot be told to look at one column only, so that it would wake at every act: those are counted by the row.
-- Either way all n-grams of a statement are met in one order, so that two statements at once never wait for each other.
DROP TRIGGER arenas_count_grams ON arenas_arena;

CREATE OR REPLACE FUNCTION arenas_count_grams() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO arenas_gram AS known (gram, arenas)
        SELECT gram, count(DISTINCT fresh.id) FROM fresh, unnest(fresh.ngrams) AS gram GROUP BY gram ORDER BY gram
        ON CONFLICT (gram) DO UPDATE SET arenas = known.arenas + excluded.arenas;
    RETURN NULL;
END $$;
CREATE TRIGGER arenas_count_grams AFTER INSERT ON arenas_arena
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION arenas_count_grams();

CREATE FUNCTION arenas_recount_grams() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO arenas_gram AS known (gram, arenas)
        SELECT gram, sum(change) FROM (
            SELECT DISTINCT unnest(NEW.ngrams) AS gram, 1 AS change
            UNION ALL SELECT DISTINCT unnest(OLD.ngrams), -1
        ) AS changes GROUP BY gram HAVING sum(change) <> 0 ORDER BY gram
        ON CONFLICT (gram) DO UPDATE SET arenas = known.arenas + excluded.arenas;
    RETURN NULL;
END $$;
CREATE TRIGGER arenas_recount_grams AFTER UPDATE OF ngrams ON arenas_arena
    FOR EACH ROW WHEN (NEW.ngrams IS DISTINCT FROM OLD.ngrams) EXECUTE FUNCTION arenas_recount_grams();
