-- The words of a long text lie beside the table. They are read for each thing that is put in order, which takes longer to
-- unpack than to read.
ALTER TABLE finding_findable ALTER COLUMN vector SET STORAGE EXTERNAL;

-- What can be found is kept by the same statement that changes it, so that it is never stale, and words that are taken
-- back are gone from here too. Each kind has a view `finding_<kind>` that says what there is to find. It runs as the
-- owner, for the app's role only reads what can be found.
CREATE FUNCTION finding_keep(wanted text, refs uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    EXECUTE format(
        'INSERT INTO finding_findable AS known (kind, ref, arena_id, part, title, words, at, touched_at) '
        'SELECT %L, ref, arena_id, part, title, words, at, clock_timestamp() FROM public.%I WHERE ref = ANY ($1) ORDER BY ref '
        'ON CONFLICT (ref) DO UPDATE SET part = excluded.part, title = excluded.title, words = excluded.words, '
        'at = excluded.at, touched_at = excluded.touched_at '
        'WHERE (known.part, known.title, known.words, known.at) '
        'IS DISTINCT FROM (excluded.part, excluded.title, excluded.words, excluded.at)',
        wanted, 'finding_' || wanted) USING refs;
    EXECUTE format(
        'DELETE FROM finding_findable AS known WHERE known.kind = %L AND known.ref = ANY ($1) '
        'AND NOT EXISTS (SELECT FROM public.%I AS said WHERE said.ref = known.ref)',
        wanted, 'finding_' || wanted) USING refs;
END $$;

-- The same for everything of a kind. It answers with how many rows were not as they should be; none, when all is well.
CREATE FUNCTION finding_mend(wanted text) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    wrong uuid[];
BEGIN
    EXECUTE format(
        'SELECT array_agg(coalesce(said.ref, known.ref)) FROM public.%I AS said '
        'FULL JOIN (SELECT * FROM finding_findable WHERE kind = %L) AS known ON known.ref = said.ref '
        'WHERE (known.arena_id, known.part, known.title, known.words, known.at) '
        'IS DISTINCT FROM (said.arena_id, said.part, said.title, said.words, said.at)',
        'finding_' || wanted, wanted) INTO wrong;
    PERFORM finding_keep(wanted, wrong);
    RETURN coalesce(cardinality(wrong), 0);
END $$;

-- A trigger for the plain case: the rows of a statement that brings new ones, or one row that has changed.
CREATE FUNCTION finding_came() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM finding_keep(TG_ARGV[0], (SELECT array_agg(ref) FROM fresh));
    RETURN NULL;
END $$;
CREATE FUNCTION finding_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM finding_keep(TG_ARGV[0], ARRAY[NEW.ref]);
    RETURN NULL;
END $$;

CREATE VIEW finding_arena AS
    SELECT ref, id AS arena_id, '' AS part, title, concat_ws(E'\n', nullif(purpose, ''), text) AS words,
           started_at AS at
    FROM arenas_arena;
CREATE TRIGGER finding_came AFTER INSERT ON arenas_arena
    REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION finding_came('arena');
CREATE TRIGGER finding_changed AFTER UPDATE OF title, purpose, text ON arenas_arena
    FOR EACH ROW WHEN ((NEW.title, NEW.purpose, NEW.text) IS DISTINCT FROM (OLD.title, OLD.purpose, OLD.text))
    EXECUTE FUNCTION finding_changed('arena');
SELECT finding_mend('arena');
