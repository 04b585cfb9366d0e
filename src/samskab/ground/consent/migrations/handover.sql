-- The second wall around what is given on to a body outside (M69): only what was adopted is given on, only one who speaks
-- for the body answers for it, once, and all of it is told in the journal. Nothing here touches a round.

CREATE FUNCTION consent_guard_handover() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        EXISTS (
            SELECT FROM consent_ending ending JOIN consent_proposal proposal ON proposal.id = ending.proposal_id
            WHERE ending.id = NEW.ending_id AND ending."end" = 'adopted'
              AND consent_takes_part(NEW.by_id, proposal.arena_id)),
        'only what was adopted is given on, by one who takes part');
    PERFORM consent_require(
        NEW.organisation_id IS NULL
            OR EXISTS (SELECT FROM people_organisation WHERE id = NEW.organisation_id AND confirmed_at IS NOT NULL),
        'a body that has a page here has said yes to it');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard_handover BEFORE INSERT ON consent_handover
    FOR EACH ROW EXECUTE FUNCTION consent_guard_handover();

CREATE FUNCTION consent_guard_reply() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    body bigint;
    arena bigint;
BEGIN
    SELECT handover.organisation_id, proposal.arena_id INTO body, arena
        FROM consent_recommendation asked JOIN consent_handover handover ON handover.id = asked.handover_id
        JOIN consent_ending ending ON ending.id = handover.ending_id
        JOIN consent_proposal proposal ON proposal.id = ending.proposal_id
        WHERE asked.id = NEW.recommendation_id;
    PERFORM consent_require(consent_takes_part(NEW.by_id, arena), 'an answer is written by one who takes part');
    PERFORM consent_require(
        (body IS NOT NULL) = (NEW.came = 'here'), 'what was written down for a body says how it came');
    PERFORM consent_require(
        body IS NULL OR EXISTS (
            SELECT FROM people_representation speaking JOIN arenas_participation here ON here.person_id = speaking.person_id
            WHERE here.id = NEW.by_id AND speaking.organisation_id = body
              AND speaking.stands_since IS NOT NULL AND speaking.ended_at IS NULL),
        'only one who speaks for a body answers for it');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard_reply BEFORE INSERT ON consent_reply
    FOR EACH ROW EXECUTE FUNCTION consent_guard_reply();

CREATE FUNCTION consent_guard_answer_back() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        EXISTS (
            SELECT FROM consent_reply reply JOIN consent_recommendation asked ON asked.id = reply.recommendation_id
            JOIN consent_handover handover ON handover.id = asked.handover_id
            JOIN consent_ending ending ON ending.id = handover.ending_id
            JOIN consent_proposal proposal ON proposal.id = ending.proposal_id
            WHERE reply.id = NEW.reply_id AND consent_takes_part(NEW.by_id, proposal.arena_id)),
        'one who takes part answers back');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard_answer_back BEFORE INSERT ON consent_answerback
    FOR EACH ROW EXECUTE FUNCTION consent_guard_answer_back();

-- The tie to the journal, as for what happens in a round.
CREATE FUNCTION consent_handover_told(kind text, body jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE kind
        WHEN 'consent.handed_over' THEN 'handover ' || (body->>'handover')
        WHEN 'consent.recommendation_answered' THEN 'reply ' || (body->>'recommendation')
        WHEN 'consent.answered_back' THEN 'answer back ' || (body->>'answer_back')
    END
$$;
CREATE UNIQUE INDEX consent_handover_told_once ON journal_entry (consent_handover_told(kind, body))
    WHERE kind IN ('consent.handed_over', 'consent.recommendation_answered', 'consent.answered_back');

-- The entry in the right chain, by the one who did it.
CREATE FUNCTION consent_handover_entry(what text, which bigint, who bigint) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER AS $$
    SELECT told.body FROM consent_handover handover
        JOIN consent_ending ending ON ending.id = handover.ending_id
        JOIN consent_proposal proposal ON proposal.id = ending.proposal_id
        JOIN arenas_arena arena ON arena.id = proposal.arena_id
        JOIN journal_entry told ON told.chain = arena.ref::text AND consent_handover_told(told.kind, told.body) = what
            AND told.kind IN ('consent.handed_over', 'consent.recommendation_answered', 'consent.answered_back')
        JOIN arenas_participation here ON here.id = who
        JOIN people_person person ON person.id = here.person_id
        WHERE handover.id = which AND told.body->>'handover' = handover.ref::text
          AND told.actor IN (
            SELECT person.ref UNION ALL SELECT ref FROM people_person WHERE claimed_by_id = person.id)
$$;

CREATE FUNCTION consent_tie_handover() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    what text;
    which bigint;
    who bigint;
    said jsonb;
BEGIN
    CASE TG_TABLE_NAME
        WHEN 'consent_handover' THEN
            what := 'handover ' || NEW.ref; which := NEW.id; who := NEW.by_id;
        WHEN 'consent_recommendation' THEN
            SELECT 'handover ' || ref, id, by_id INTO what, which, who FROM consent_handover WHERE id = NEW.handover_id;
        WHEN 'consent_reply' THEN
            SELECT 'reply ' || ref, handover_id, NEW.by_id INTO what, which, who
                FROM consent_recommendation WHERE id = NEW.recommendation_id;
        WHEN 'consent_answerback' THEN
            SELECT 'answer back ' || NEW.ref, asked.handover_id, NEW.by_id INTO what, which, who
                FROM consent_reply reply JOIN consent_recommendation asked ON asked.id = reply.recommendation_id
                WHERE reply.id = NEW.reply_id;
    END CASE;
    said := consent_handover_entry(what, which, who);
    PERFORM consent_require(said IS NOT NULL, 'what is given on and answered is told by the one who did it: ' || what);
    IF TG_TABLE_NAME = 'consent_recommendation' THEN
        PERFORM consent_require(
            said->'recommendations'->>(NEW.number - 1) = NEW.ref::text, 'what is recommended is told from the first');
    END IF;
    RETURN NULL;
END $$;

-- No such fact without its row, and it says what the row says.
CREATE FUNCTION consent_tie_handover_fact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    said jsonb := NEW.body;
    ok boolean;
BEGIN
    CASE NEW.kind
        WHEN 'consent.handed_over' THEN
            SELECT proposal.ref::text = said->>'proposal' AND arena.ref::text = NEW.chain
                AND handover.due_at = (said->>'due_at')::timestamptz
                AND organisation.ref IS NOT DISTINCT FROM (said->>'organisation')::uuid
                AND jsonb_array_length(said->'recommendations') > 0
                AND said->'recommendations' = (
                    SELECT jsonb_agg(ref ORDER BY number) FROM consent_recommendation WHERE handover_id = handover.id)
                INTO ok FROM consent_handover handover JOIN consent_ending ending ON ending.id = handover.ending_id
                JOIN consent_proposal proposal ON proposal.id = ending.proposal_id
                JOIN arenas_arena arena ON arena.id = proposal.arena_id
                LEFT JOIN people_organisation organisation ON organisation.id = handover.organisation_id
                WHERE handover.ref = (said->>'handover')::uuid;
        WHEN 'consent.recommendation_answered' THEN
            SELECT reply.verdict = said->>'verdict' AND reply.came = said->>'came'
                AND consent_handover_entry('reply ' || asked.ref, asked.handover_id, reply.by_id) IS NOT NULL
                INTO ok FROM consent_reply reply JOIN consent_recommendation asked ON asked.id = reply.recommendation_id
                WHERE asked.ref = (said->>'recommendation')::uuid;
        ELSE
            SELECT asked.ref::text = said->>'recommendation'
                AND consent_handover_entry('answer back ' || back.ref, asked.handover_id, back.by_id) IS NOT NULL
                INTO ok FROM consent_answerback back JOIN consent_reply reply ON reply.id = back.reply_id
                JOIN consent_recommendation asked ON asked.id = reply.recommendation_id
                WHERE back.ref = (said->>'answer_back')::uuid;
    END CASE;
    PERFORM consent_require(ok, 'the journal tells of what is given on what has happened: ' || NEW.kind);
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_tie_handover AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    WHEN (NEW.kind IN ('consent.handed_over', 'consent.recommendation_answered', 'consent.answered_back'))
    EXECUTE FUNCTION consent_tie_handover_fact();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['handover', 'recommendation', 'reply', 'answerback'] LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER consent_tie_handover AFTER INSERT ON consent_%s
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION consent_tie_handover()', name);
    END LOOP;
    FOR name IN SELECT format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', relname, tgname)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
          AND tgname IN ('consent_guard_handover', 'consent_guard_reply', 'consent_guard_answer_back', 'consent_tie_handover')
    LOOP
        EXECUTE name;
    END LOOP;
    FOR name IN SELECT oid::regprocedure::text FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace
          AND proname IN ('consent_guard_handover', 'consent_guard_reply', 'consent_guard_answer_back',
            'consent_handover_told', 'consent_handover_entry', 'consent_tie_handover', 'consent_tie_handover_fact')
    LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END $$;
