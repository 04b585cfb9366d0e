-- While an arena rests nobody can answer, so that time does not count: no round ends meanwhile, and once the arena is
-- awake each one has what it had left, and on top of it the days there are to answer again.
CREATE OR REPLACE FUNCTION consent_closes_at(round bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT last.closes_at + coalesce((
        SELECT sum(rest.woken_at - greatest(rest.settled_at, last.at) + make_interval(days => proposal.again_days))
        FROM arenas_rest rest
        WHERE rest.arena_id = proposal.arena_id AND rest.settled_at IS NOT NULL AND rest.woken_at > last.at), interval '0')
    FROM (SELECT at, closes_at FROM consent_deadline WHERE proposal_id = round ORDER BY id DESC LIMIT 1) AS last
    JOIN consent_proposal proposal ON proposal.id = round
$$;

CREATE FUNCTION consent_guard_awake() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        (SELECT arena.state = 'open' FROM arenas_arena arena
         JOIN consent_proposal proposal ON proposal.arena_id = arena.id WHERE proposal.id = NEW.proposal_id),
        'no round ends while its arena rests');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_awake BEFORE INSERT ON consent_ending FOR EACH ROW EXECUTE FUNCTION consent_guard_awake();
ALTER TABLE consent_ending ENABLE ALWAYS TRIGGER consent_awake;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['consent_closes_at(bigint)', 'consent_guard_awake()'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END $$;
