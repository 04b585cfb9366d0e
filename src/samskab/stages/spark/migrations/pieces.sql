-- The forums with any of some pieces in their name, short names first. Their table is so thin that the planner thinks it
-- cheap to compare every array in it, which takes a hundred times what the index does: here it may only use an index.
CREATE FUNCTION spark_forums_with(pieces varchar[], most integer) RETURNS bigint[]
LANGUAGE sql STABLE PARALLEL SAFE SET enable_seqscan = off SET enable_indexscan = off AS $$
    SELECT array_agg(id) FROM (
        SELECT id FROM spark_externalforum WHERE removed_at IS NULL AND ngrams && pieces
        ORDER BY cardinality(ngrams), id DESC LIMIT most
    ) AS found
$$;
