-- The second wall around consent: what must hold, whoever writes and by whatever program. ADR 80 says why it is here,
-- and what a database cannot know. The functions run as the owner, for the app's role may not lock what it may not change.

CREATE FUNCTION consent_require(holds boolean, otherwise text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF holds IS NOT TRUE THEN
        RAISE EXCEPTION '%', otherwise USING ERRCODE = 'check_violation';
    END IF;
END $$;

-- One act at a time in a round: held until the transaction ends.
CREATE FUNCTION consent_hold(round bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM FROM consent_proposal WHERE id = round FOR UPDATE;
END $$;

-- A round that goes on, held so that it cannot end before this act is committed. What others have committed must be seen
-- after the wait, which a transaction that looks at one moment throughout would not.
CREATE FUNCTION consent_going_on(round bigint) RETURNS consent_proposal LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    found consent_proposal;
BEGIN
    PERFORM consent_require(
        current_setting('transaction_isolation') = 'read committed', 'rounds are written in read committed transactions');
    SELECT * INTO found FROM consent_proposal WHERE id = round FOR SHARE;
    PERFORM consent_require(
        NOT EXISTS (SELECT FROM consent_ending WHERE proposal_id = round), 'a round that has ended takes nothing more');
    RETURN found;
END $$;

-- A value in the one canonical form of JSON (RFC 8785), as far as versions use it: whole numbers, plain names.
CREATE FUNCTION consent_json(value jsonb) RETURNS text LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    written text;
BEGIN
    CASE jsonb_typeof(value)
        WHEN 'object' THEN
            PERFORM consent_require(
                NOT EXISTS (SELECT FROM jsonb_object_keys(value) AS name WHERE name !~ '^[a-z_][a-z0-9_]*$'),
                'what is put forward has lower-case names');
            SELECT string_agg(to_json(field.key)::text || ':' || consent_json(field.value), ',' ORDER BY field.key COLLATE "C")
                INTO written FROM jsonb_each(value) AS field;
            RETURN '{' || coalesce(written, '') || '}';
        WHEN 'array' THEN
            SELECT string_agg(consent_json(item.value), ',' ORDER BY item.ordinality)
                INTO written FROM jsonb_array_elements(value) WITH ORDINALITY AS item;
            RETURN '[' || coalesce(written, '') || ']';
        WHEN 'string' THEN
            RETURN to_json(value #>> '{}')::text;
        WHEN 'number' THEN
            PERFORM consent_require(value #>> '{}' ~ '^(0|-?[1-9][0-9]{0,14})$', 'what is put forward has whole numbers');
            RETURN value::text;
        ELSE
            RETURN value::text;
    END CASE;
END $$;

CREATE FUNCTION consent_digest(words text, body jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT encode(sha256(convert_to(
        '{"body":' || consent_json(body) || ',"text":' || to_json(words)::text || '}', 'UTF8')), 'hex')
$$;

CREATE FUNCTION consent_takes_part(who bigint, arena bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM arenas_participation WHERE id = who AND arena_id = arena AND left_at IS NULL)
$$;

-- A person is the same, whether by this participation or by one they had before they left and came back.
CREATE FUNCTION consent_stands_behind(who bigint, round bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM consent_proposer proposer
        JOIN arenas_participation theirs ON theirs.id = proposer.participation_id
        JOIN arenas_participation mine ON mine.id = who AND mine.person_id = theirs.person_id
        WHERE proposer.proposal_id = round
          AND NOT EXISTS (SELECT FROM consent_steppedback WHERE proposer_id = proposer.id))
$$;

CREATE FUNCTION consent_sits(who bigint, round bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM consent_seat seat
        JOIN arenas_participation theirs ON theirs.id = seat.participation_id
        JOIN arenas_participation mine ON mine.id = who AND mine.person_id = theirs.person_id
        WHERE seat.proposal_id = round)
$$;

-- An objection is open until its author withdraws it, or an amendment they said yes to has become a version.
CREATE FUNCTION consent_is_open(which bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (
        SELECT FROM consent_resolution resolution
        WHERE resolution.objection_id = which AND (resolution.way = 'withdrawn' OR EXISTS (
            SELECT FROM consent_version WHERE amendment_id = resolution.amendment_id)))
$$;

CREATE FUNCTION consent_open_objections(round bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT count(*) FROM consent_objection WHERE proposal_id = round AND consent_is_open(id)
$$;

CREATE FUNCTION consent_closes_at(round bigint) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT closes_at FROM consent_deadline WHERE proposal_id = round ORDER BY id DESC LIMIT 1
$$;

-- The proposal of one kind and subject that stands in an arena: the last adopted, unless a look back at it let it go.
CREATE FUNCTION consent_stands(arena bigint, of_kind text, about uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT last.id FROM (
        SELECT proposal.id FROM consent_ending ending JOIN consent_proposal proposal ON proposal.id = ending.proposal_id
        WHERE ending."end" = 'adopted' AND proposal.arena_id = arena AND proposal.kind = of_kind
          AND proposal.subject IS NOT DISTINCT FROM about
        ORDER BY ending.id DESC LIMIT 1
    ) AS last
    WHERE NOT EXISTS (
        SELECT FROM consent_proposal review JOIN consent_ending ending ON ending.proposal_id = review.id
        WHERE review.reviews_id = last.id AND ending."end" IN ('parked', 'withdrawn', 'trials'))
$$;

-- What an arena's guidelines ask for; what holds until it has agreed on any stands in queries/guidelines.py too.
CREATE FUNCTION consent_guidelines(arena bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT coalesce(
        (SELECT version.body FROM consent_version version
         WHERE version.proposal_id = consent_stands(arena, 'consent.guidelines', NULL)
         ORDER BY version.number DESC LIMIT 1),
        '{"share": 50, "sectors": ["public", "business", "civil_society", "citizen"], "days": 7, "clarify_days": 0,
          "again_days": 2, "fallback": null, "lines": []}'::jsonb)
$$;
