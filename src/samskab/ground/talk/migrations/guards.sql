-- What was said has its place for ever: nobody takes a row away, and what is only added to is not changed.
CREATE FUNCTION talk_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was said keeps its place' USING ERRCODE = 'check_violation';
END $$;

-- Who is behind a participation now: what a guest said is theirs whose guest it was.
CREATE FUNCTION talk_person(participation bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT person_id FROM arenas_participation WHERE id = participation
$$;
CREATE FUNCTION talk_author(contribution bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT talk_person(author_id) FROM talk_contribution WHERE id = contribution
$$;
CREATE FUNCTION talk_arena(contribution bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT thread.arena_id FROM talk_contribution said JOIN talk_thread thread ON thread.id = said.thread_id
    WHERE said.id = contribution
$$;
CREATE FUNCTION talk_is_gone(contribution bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT withdrawn_at IS NOT NULL FROM talk_contribution WHERE id = contribution
$$;

-- One speaks as who one is in the arena; an answer answers no answer; and a quote holds words that are there (G12).
CREATE FUNCTION talk_guard_contribution() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM arenas_participation here JOIN talk_thread thread ON thread.arena_id = here.arena_id
        WHERE thread.id = NEW.thread_id AND here.id = NEW.author_id AND here.left_at IS NULL
          AND here.perspective = NEW.said_in AND here.organisation_id IS NOT DISTINCT FROM NEW.organisation_id
    ) OR NEW.withdrawn_at IS NOT NULL THEN
        RAISE EXCEPTION 'one speaks as who one is in the arena' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.answers_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM talk_contribution WHERE id = NEW.answers_id AND thread_id = NEW.thread_id AND answers_id IS NULL
    ) THEN
        RAISE EXCEPTION 'an answer answers what is no answer, in the same thread' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.quotes_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM talk_contribution quoted JOIN talk_contributionversion words ON words.contribution_id = quoted.id
        WHERE quoted.id = NEW.quotes_id AND quoted.thread_id = NEW.thread_id AND quoted.withdrawn_at IS NULL
          AND words.number = (SELECT max(number) FROM talk_contributionversion WHERE contribution_id = quoted.id)
          AND NEW.passage <> '' AND strpos(words.text, NEW.passage) > 0
    ) THEN
        RAISE EXCEPTION 'a quote holds words that stand in the same thread' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER talk_guard_contribution BEFORE INSERT ON talk_contribution
    FOR EACH ROW EXECUTE FUNCTION talk_guard_contribution();

-- The author takes the words back, once; a passage goes with the words it was taken from; nothing else changes.
CREATE FUNCTION talk_guard_withdrawal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.id, NEW.ref, NEW.thread_id, NEW.author_id, NEW.said_in, NEW.organisation_id, NEW.said_at, NEW.answers_id,
        NEW.quotes_id)
       IS DISTINCT FROM
       (OLD.id, OLD.ref, OLD.thread_id, OLD.author_id, OLD.said_in, OLD.organisation_id, OLD.said_at, OLD.answers_id,
        OLD.quotes_id) THEN
        RAISE EXCEPTION 'what was said keeps its place' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.passage <> OLD.passage
       AND (NEW.passage <> '' OR NEW.withdrawn_at IS NULL AND NOT talk_is_gone(OLD.quotes_id)) THEN
        RAISE EXCEPTION 'a passage stays while its words do' USING ERRCODE = 'check_violation';
    END IF;
    IF (NEW.withdrawn_at, NEW.withdrawn_by_id) IS DISTINCT FROM (OLD.withdrawn_at, OLD.withdrawn_by_id)
       AND (OLD.withdrawn_at IS NOT NULL OR NEW.withdrawn_by_id IS DISTINCT FROM talk_person(OLD.author_id)) THEN
        RAISE EXCEPTION 'only the author takes words back' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER talk_guard_withdrawal BEFORE UPDATE ON talk_contribution
    FOR EACH ROW EXECUTE FUNCTION talk_guard_withdrawal();

-- Words that are taken back are gone. It runs as the owner, for the app's role may only add wordings.
CREATE FUNCTION talk_let_go() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    UPDATE talk_contributionversion SET text = '' WHERE contribution_id = NEW.id;
    UPDATE talk_contribution SET passage = '' WHERE passage <> '' AND (quotes_id = NEW.id OR id = NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER talk_let_go AFTER UPDATE OF withdrawn_at ON talk_contribution
    FOR EACH ROW WHEN (OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION talk_let_go();

-- The author's wordings follow each other, and none is rewritten.
CREATE FUNCTION talk_guard_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.id, NEW.contribution_id, NEW.number, NEW.written_by_id, NEW.written_at)
           IS DISTINCT FROM (OLD.id, OLD.contribution_id, OLD.number, OLD.written_by_id, OLD.written_at)
           OR NEW.text <> '' OR NOT talk_is_gone(OLD.contribution_id) THEN
            RAISE EXCEPTION 'a wording stays as it was written' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.text = '' OR talk_is_gone(NEW.contribution_id)
       OR NEW.number <> 1 + coalesce(
            (SELECT max(number) FROM talk_contributionversion WHERE contribution_id = NEW.contribution_id), 0) THEN
        RAISE EXCEPTION 'wordings follow each other until they are taken back' USING ERRCODE = 'check_violation';
    END IF;
    IF talk_person(NEW.written_by_id) <> talk_author(NEW.contribution_id) OR NOT EXISTS (
        SELECT FROM arenas_participation here
        WHERE here.id = NEW.written_by_id AND here.left_at IS NULL AND here.arena_id = talk_arena(NEW.contribution_id)
    ) THEN
        RAISE EXCEPTION 'only the author words it anew' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER talk_guard_version BEFORE INSERT OR UPDATE ON talk_contributionversion
    FOR EACH ROW EXECUTE FUNCTION talk_guard_version();

-- Those who are named take part where it was said.
CREATE FUNCTION talk_guard_mention() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM arenas_participation here JOIN talk_contributionversion words ON words.id = NEW.version_id
        WHERE here.id = NEW.participation_id AND here.left_at IS NULL AND here.arena_id = talk_arena(words.contribution_id)
    ) THEN
        RAISE EXCEPTION 'one names those who take part' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER talk_guard_mention BEFORE INSERT ON talk_mention
    FOR EACH ROW EXECUTE FUNCTION talk_guard_mention();

-- A critical question is put to another, and settled by the one who asked and by nobody else (M91).
CREATE FUNCTION talk_guard_question() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.settled_at IS NOT NULL OR talk_person(NEW.participant_id) = talk_author(NEW.contribution_id)
           OR talk_is_gone(NEW.contribution_id) OR NOT EXISTS (
            SELECT FROM arenas_participation here
            WHERE here.arena_id = talk_arena(NEW.contribution_id) AND here.left_at IS NULL
              AND (here.id = NEW.participant_id OR here.organisation_id = NEW.organisation_id)
        ) THEN
            RAISE EXCEPTION 'a question is put to another who is here' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.contribution_id, NEW.participant_id, NEW.organisation_id, NEW.asked_at)
       IS DISTINCT FROM (OLD.id, OLD.contribution_id, OLD.participant_id, OLD.organisation_id, OLD.asked_at)
       OR OLD.settled_at IS NOT NULL AND NEW IS DISTINCT FROM OLD
       OR NEW.settled_at IS NOT NULL AND NEW.settled_by_id IS DISTINCT FROM talk_author(OLD.contribution_id) THEN
        RAISE EXCEPTION 'only the one who asked says that it is answered' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER talk_guard_question BEFORE INSERT OR UPDATE ON talk_criticalquestion
    FOR EACH ROW EXECUTE FUNCTION talk_guard_question();

-- Thanks are said to another who is heard here, and can only be taken back.
CREATE FUNCTION talk_guard_thanks() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.taken_back_at IS NOT NULL OR talk_is_gone(NEW.contribution_id)
           OR talk_person(NEW.by_id) = talk_author(NEW.contribution_id) OR NOT EXISTS (
            SELECT FROM arenas_participation here
            WHERE here.id = NEW.by_id AND here.left_at IS NULL AND here.perspective = NEW.said_in
              AND here.arena_id = talk_arena(NEW.contribution_id)
        ) THEN
            RAISE EXCEPTION 'thanks are said to another, as who one is here' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.id, NEW.ref, NEW.contribution_id, NEW.by_id, NEW.said_in, NEW.given_at)
       IS DISTINCT FROM (OLD.id, OLD.ref, OLD.contribution_id, OLD.by_id, OLD.said_in, OLD.given_at)
       OR NEW IS DISTINCT FROM OLD AND (OLD.taken_back_at IS NOT NULL OR NEW.taken_back_at IS NULL) THEN
        RAISE EXCEPTION 'thanks can only be taken back' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER talk_guard_thanks BEFORE INSERT OR UPDATE ON talk_appreciation
    FOR EACH ROW EXECUTE FUNCTION talk_guard_thanks();
