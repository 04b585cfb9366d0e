-- While an arena rests nobody can answer, so that time does not count: no round ends meanwhile, and once the arena is
-- awake each one has what it had left, and on top of it the days there are to answer again.
CREATE OR REPLACE FUNCTION consent_closes_at(round bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT last.closes_at + coalesce((
        SELECT sum(greatest(rest.woken_at - greatest(rest.settled_at, last.at), interval '0')
            + make_interval(days => proposal.again_days))
        FROM arenas_rest rest
        WHERE rest.arena_id = proposal.arena_id AND rest.settled_at IS NOT NULL AND rest.woken_at > last.at), interval '0')
    FROM (SELECT at, closes_at FROM consent_deadline WHERE proposal_id = round ORDER BY id DESC LIMIT 1) AS last
    JOIN consent_proposal proposal ON proposal.id = round
$$;

-- The arena is held, so that it cannot go to rest before this act is told; and it is the rest that is asked about, for a
-- row of an arena may say that it is open though nobody woke it. After the other guards, which hold the round first.
CREATE FUNCTION consent_guard_awake() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    here bigint := (SELECT arena_id FROM consent_proposal WHERE id = NEW.proposal_id);
BEGIN
    PERFORM FROM arenas_arena WHERE id = here FOR NO KEY UPDATE;
    PERFORM consent_require(
        (SELECT state = 'open' FROM arenas_arena WHERE id = here) AND NOT EXISTS (
            SELECT FROM arenas_rest WHERE arena_id = here AND settled_at IS NOT NULL AND woken_at IS NULL),
        'no round ends while its arena rests');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_rests BEFORE INSERT ON consent_ending FOR EACH ROW EXECUTE FUNCTION consent_guard_awake();
ALTER TABLE consent_ending ENABLE ALWAYS TRIGGER consent_rests;

-- How an arena has rested is what time is counted from, so it is not taken away again.
CREATE FUNCTION consent_guard_rest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'how an arena has rested stays' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER consent_rest BEFORE DELETE OR TRUNCATE ON arenas_rest EXECUTE FUNCTION consent_guard_rest();
ALTER TABLE arenas_rest ENABLE ALWAYS TRIGGER consent_rest;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['consent_closes_at(bigint)', 'consent_guard_awake()', 'consent_guard_rest()'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END $$;
