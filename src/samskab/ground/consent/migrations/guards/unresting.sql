DROP FUNCTION consent_guard_rest() CASCADE;
DROP FUNCTION consent_guard_awake() CASCADE;

CREATE OR REPLACE FUNCTION consent_closes_at(round bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT closes_at FROM consent_deadline WHERE proposal_id = round ORDER BY id DESC LIMIT 1
$$;
DO $$
BEGIN
    EXECUTE format('ALTER FUNCTION consent_closes_at(bigint) SET search_path = pg_catalog, %I, pg_temp', current_schema());
END $$;
