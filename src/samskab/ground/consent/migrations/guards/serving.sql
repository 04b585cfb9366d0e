-- Those who serve: in the words of what was adopted, with their own yes, for half a year at most.
CREATE FUNCTION consent_guard_role() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
BEGIN
    PERFORM consent_require(EXISTS (
        SELECT FROM consent_ending ending
        JOIN consent_proposal proposal ON proposal.id = ending.proposal_id
        JOIN consent_version version ON version.id = ending.version_id
        JOIN arenas_participation chosen ON chosen.id = NEW.participation_id
        WHERE ending.id = NEW.ending_id AND ending."end" = 'adopted' AND proposal.kind = 'consent.role'
          AND chosen.arena_id = proposal.arena_id AND chosen.left_at IS NULL
          AND version.body->>'role' = NEW.role AND version.body->>'participation' = chosen.ref::text
          AND NEW.until > (ending.at AT TIME ZONE 'Europe/Copenhagen')::date
          AND NEW.until <= (ending.at AT TIME ZONE 'Europe/Copenhagen')::date + 31 * (version.body->>'months')::int
          AND (version.body->>'months')::int <= 6),
        'a role is held when the arena adopted it, in those words, for half a year at most');
    PERFORM consent_require(
        (SELECT yes FROM consent_willing WHERE participation_id = NEW.participation_id AND role = NEW.role
         ORDER BY id DESC LIMIT 1),
        'nobody is made to serve who has not said yes');
    RETURN NEW;
END $$;
CREATE TRIGGER consent_guard BEFORE INSERT ON consent_roleheld FOR EACH ROW EXECUTE FUNCTION consent_guard_role();

-- Serving is said and ended by the one it is about: at commit an entry of theirs tells of it.
CREATE FUNCTION consent_tie_serving() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
DECLARE
    whose bigint;
BEGIN
    IF TG_TABLE_NAME = 'consent_willing' THEN
        whose := NEW.participation_id;
    ELSE
        SELECT participation_id INTO whose FROM consent_roleheld WHERE id = NEW.held_id;
    END IF;
    PERFORM consent_require(EXISTS (
        SELECT FROM journal_entry entry
        JOIN arenas_participation part ON part.id = whose
        JOIN arenas_arena arena ON arena.id = part.arena_id
        JOIN people_person person ON person.id = part.person_id
        LEFT JOIN people_person claimed ON claimed.id = person.claimed_by_id
        WHERE entry.chain = arena.ref::text AND entry.actor IN (person.ref, claimed.ref)
          AND entry.kind = CASE TG_TABLE_NAME
                WHEN 'consent_willing' THEN 'consent.willingness_said' ELSE 'consent.role_laid_down' END
          AND entry.happened_at >= NEW.at - interval '1 minute'),
        'whether one serves is told by oneself, in the chain of the arena');
    RETURN NULL;
END $$;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['willing', 'roleheld', 'rolelaiddown'] LOOP
        EXECUTE format('CREATE TRIGGER consent_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON consent_%s
            EXECUTE FUNCTION consent_refuse()', name);
        EXECUTE format('CREATE TRIGGER consent_number BEFORE INSERT ON consent_%s FOR EACH ROW
            EXECUTE FUNCTION consent_guard_number()', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['willing', 'rolelaiddown'] LOOP
        EXECUTE format('CREATE CONSTRAINT TRIGGER consent_tie AFTER INSERT ON consent_%s DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION consent_tie_serving()', name);
    END LOOP;
    FOR name IN SELECT format('ALTER TABLE %I ENABLE ALWAYS TRIGGER %I', relname, tgname)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE relnamespace = current_schema()::regnamespace AND tgname LIKE 'consent\_%' AND NOT tgisinternal
          AND relname IN ('consent_willing', 'consent_roleheld', 'consent_rolelaiddown')
    LOOP
        EXECUTE name;
    END LOOP;
    FOREACH name IN ARRAY ARRAY['consent_guard_role()', 'consent_tie_serving()'] LOOP
        EXECUTE format('ALTER FUNCTION %s SET search_path = pg_catalog, %I, pg_temp', name, current_schema());
    END LOOP;
END $$;
