-- A version of a shared text is adopted by a round that adopted just that version, and by nothing else.
CREATE FUNCTION consent_guard_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(EXISTS (
        SELECT FROM consent_proposal proposal
        JOIN consent_ending ending ON ending.proposal_id = proposal.id
        JOIN consent_version version ON version.id = ending.version_id
        JOIN documents_version kept ON kept.id = NEW.version_id
        JOIN documents_document text ON text.id = kept.document_id
        WHERE proposal.ref = NEW.agreed_in AND ending."end" = 'adopted' AND text.arena_id = proposal.arena_id
          AND proposal.kind = CASE text.kind WHEN 'problem' THEN 'consent.problem' ELSE 'consent.text' END
          AND proposal.subject = text.ref
          AND version.body = jsonb_build_object(
            'document', text.ref, 'edition', kept.number, 'digest', encode(kept.digest, 'hex'))),
        'a text is adopted by the round that agreed on just that version of it');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON documents_versionadopted
    FOR EACH ROW EXECUTE FUNCTION consent_guard_text();

-- At commit the chain of the arena tells of it with the digest; and no round about a text is adopted without its row.
CREATE FUNCTION consent_tie_text() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(EXISTS (
        SELECT FROM documents_version kept
        JOIN documents_document text ON text.id = kept.document_id
        JOIN arenas_arena arena ON arena.id = text.arena_id
        JOIN journal_entry told ON told.chain = arena.ref::text AND told.kind = 'documents.version_adopted'
        WHERE kept.id = NEW.version_id AND told.body->>'agreed_in' = NEW.agreed_in::text
          AND told.body->>'document' = text.ref::text AND told.body->'edition' = to_jsonb(kept.number)
          AND told.body->>'digest' = encode(kept.digest, 'hex')),
        'that a text was adopted is told in the journal, with its digest');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_tie AFTER INSERT ON documents_versionadopted DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION consent_tie_text();

CREATE FUNCTION consent_tie_adopted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(NOT EXISTS (
        SELECT FROM consent_proposal proposal
        WHERE proposal.id = NEW.proposal_id AND proposal.kind IN ('consent.problem', 'consent.text')
          AND NOT EXISTS (SELECT FROM documents_versionadopted WHERE agreed_in = proposal.ref)),
        'a round about a text that is adopted says which version of it is');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_tie_adopted AFTER INSERT ON consent_ending DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW."end" = 'adopted') EXECUTE FUNCTION consent_tie_adopted();

CREATE FUNCTION consent_tie_text_fact() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(
        1 = (SELECT count(*) FROM journal_entry WHERE kind = NEW.kind AND body->>'agreed_in' = NEW.body->>'agreed_in')
        AND EXISTS (
            SELECT FROM documents_versionadopted adopted
            JOIN documents_version kept ON kept.id = adopted.version_id
            JOIN documents_document text ON text.id = kept.document_id
            JOIN arenas_arena arena ON arena.id = text.arena_id
            WHERE adopted.agreed_in::text = NEW.body->>'agreed_in' AND text.ref::text = NEW.body->>'document'
              AND to_jsonb(kept.number) = NEW.body->'edition' AND encode(kept.digest, 'hex') = NEW.body->>'digest'
              AND arena.ref::text = NEW.chain),
        'the journal tells of a text as adopted once, when it was');
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER consent_tie_text AFTER INSERT ON journal_entry DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.kind = 'documents.version_adopted') EXECUTE FUNCTION consent_tie_text_fact();
CREATE INDEX consent_texts_told ON journal_entry ((body->>'agreed_in')) WHERE kind = 'documents.version_adopted';

DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', relname, tgname)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE relnamespace = current_schema()::regnamespace AND tgname LIKE 'consent\_%' AND NOT tgisinternal
          AND relname IN ('documents_versionadopted', 'consent_ending', 'journal_entry')
    LOOP
        EXECUTE name;
    END LOOP;
    FOREACH name IN ARRAY ARRAY[
        'consent_guard_text()', 'consent_tie_text()', 'consent_tie_adopted()', 'consent_tie_text_fact()'
    ] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END $$;
