-- A rest counts in the rounds that went on as it began: what has ended keeps the deadline it ended by.
CREATE OR REPLACE FUNCTION consent_closes_at(round bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT last.closes_at + coalesce((
        SELECT sum(greatest(rest.woken_at - greatest(rest.settled_at, last.at), interval '0')
            + make_interval(days => proposal.again_days))
        FROM arenas_rest rest
        WHERE rest.arena_id = proposal.arena_id AND rest.settled_at IS NOT NULL AND rest.woken_at > last.at
            AND NOT EXISTS (SELECT FROM consent_ending WHERE proposal_id = round AND at <= rest.settled_at)), interval '0')
    FROM (SELECT at, closes_at FROM consent_deadline WHERE proposal_id = round ORDER BY id DESC LIMIT 1) AS last
    JOIN consent_proposal proposal ON proposal.id = round
$$;
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION consent_closes_at(bigint) SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
