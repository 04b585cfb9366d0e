-- What people said stays as they said it.
CREATE FUNCTION understand_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what people said stays' USING ERRCODE = 'check_violation';
END $$;

-- Who is behind a participation now: a guest is the one who has claimed them.
CREATE FUNCTION understand_person(participation bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(person.claimed_by_id, person.id)
    FROM arenas_participation here JOIN people_person person ON person.id = here.person_id
    WHERE here.id = participation
$$;

-- Whether one takes part in an arena that is at work.
CREATE FUNCTION understand_is_here(arena bigint, participation bigint) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (
        SELECT FROM arenas_participation here JOIN arenas_arena at ON at.id = here.arena_id
        WHERE here.id = participation AND here.arena_id = arena AND here.left_at IS NULL AND at.state = 'open'
    )
$$;

-- Statements are numbered as they come, written or typed by those who take part, from the sector they speak from.
CREATE FUNCTION understand_guard_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number <> 1 + coalesce((SELECT max(number) FROM understand_statement WHERE arena_id = NEW.arena_id), 0)
       OR NEW.wording <> 1 OR NEW.words = '' OR NEW.origin <> 'imported' AND length(NEW.words) > 200 THEN
        RAISE EXCEPTION 'statements are short, and numbered as they come' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.origin <> 'imported' AND NOT understand_is_here(NEW.arena_id, coalesce(NEW.by_id, NEW.entered_by_id))
       OR NEW.origin = 'here' AND NEW.sector IS DISTINCT FROM
          (SELECT sector FROM arenas_participation WHERE id = NEW.by_id) THEN
        RAISE EXCEPTION 'those who take part write, as who they are' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.started_from IS NOT NULL AND NOT EXISTS (
        SELECT FROM gather_frame WHERE ref = NEW.started_from AND arena_id = NEW.arena_id
    ) THEN
        RAISE EXCEPTION 'a statement springs from a frame of its own arena' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_statement BEFORE INSERT ON understand_statement
    FOR EACH ROW EXECUTE FUNCTION understand_guard_statement();

-- Its first wording is written with it.
CREATE FUNCTION understand_first_wording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO understand_wording (statement_id, number, words, by_id, at)
    VALUES (NEW.id, 1, NEW.words, coalesce(NEW.by_id, NEW.entered_by_id), NEW.at);
    RETURN NULL;
END $$;
CREATE TRIGGER understand_first_wording AFTER INSERT ON understand_statement
    FOR EACH ROW EXECUTE FUNCTION understand_first_wording();

-- Wordings follow each other, and are those of the one whose statement it is.
CREATE FUNCTION understand_guard_wording() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    said understand_statement;
BEGIN
    SELECT * INTO said FROM understand_statement WHERE id = NEW.statement_id FOR UPDATE;
    IF NEW.number <> 1 + coalesce(
        (SELECT max(number) FROM understand_wording WHERE statement_id = NEW.statement_id), 0) THEN
        RAISE EXCEPTION 'wordings follow each other' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.number > 1 AND (
        NEW.words = said.words OR length(NEW.words) > 200 OR said.origin = 'imported' OR NEW.by_id IS NULL
        OR NOT understand_is_here(said.arena_id, NEW.by_id)
        OR understand_person(NEW.by_id) IS DISTINCT FROM understand_person(coalesce(said.by_id, said.entered_by_id))
    ) THEN
        RAISE EXCEPTION 'a statement is reworded by the one whose it is' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_wording BEFORE INSERT ON understand_wording
    FOR EACH ROW EXECUTE FUNCTION understand_guard_wording();
CREATE FUNCTION understand_show_wording() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE understand_statement SET wording = NEW.number, words = NEW.words WHERE id = NEW.statement_id;
    RETURN NULL;
END $$;
CREATE TRIGGER understand_show_wording AFTER INSERT ON understand_wording
    FOR EACH ROW WHEN (NEW.number > 1) EXECUTE FUNCTION understand_show_wording();

-- A statement shows its last wording, and nothing else of it ever changes.
CREATE FUNCTION understand_guard_shown() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'wording' - 'words' <> to_jsonb(OLD) - 'wording' - 'words' OR NOT EXISTS (
        SELECT FROM understand_wording last WHERE last.statement_id = NEW.id
          AND (last.number, last.words) = (NEW.wording, NEW.words)
          AND last.number = (SELECT max(number) FROM understand_wording WHERE statement_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'a statement shows its last wording' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_shown BEFORE UPDATE ON understand_statement
    FOR EACH ROW EXECUTE FUNCTION understand_guard_shown();

-- One who answers is one, however often they came and went. A paper is typed in by somebody who takes part.
CREATE FUNCTION understand_guard_respondent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        to_jsonb(NEW) - 'participation_id' - 'sector' <> to_jsonb(OLD) - 'participation_id' - 'sector'
        OR NEW.came <> 'here' OR understand_person(NEW.participation_id) <> understand_person(OLD.participation_id)
    ) THEN
        RAISE EXCEPTION 'one who answers stays the same one' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.came = 'here' THEN
        IF NOT understand_is_here(NEW.arena_id, NEW.participation_id) OR NEW.sector IS DISTINCT FROM
           (SELECT sector FROM arenas_participation WHERE id = NEW.participation_id) THEN
            RAISE EXCEPTION 'those who take part answer, as who they are' USING ERRCODE = 'check_violation';
        END IF;
        IF TG_OP = 'INSERT' AND EXISTS (
            SELECT FROM understand_respondent known
            WHERE known.arena_id = NEW.arena_id AND known.came = 'here'
              AND known.participation_id IN (
                SELECT mine.id FROM arenas_participation mine JOIN people_person person ON person.id = mine.person_id
                WHERE mine.arena_id = NEW.arena_id
                  AND coalesce(person.claimed_by_id, person.id) = understand_person(NEW.participation_id)
              )
        ) THEN
            RAISE EXCEPTION 'one is one' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NEW.came = 'paper' AND NOT understand_is_here(NEW.arena_id, NEW.entered_by_id) THEN
        RAISE EXCEPTION 'a paper is typed in by somebody who takes part' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_respondent BEFORE INSERT OR UPDATE ON understand_respondent
    FOR EACH ROW EXECUTE FUNCTION understand_guard_respondent();

-- One goes when they erase themself, or turn out to be another who answers here; their answers go with them.
CREATE FUNCTION understand_forget_respondent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.came <> 'here' OR NOT EXISTS (
        SELECT FROM arenas_participation here JOIN people_person person ON person.id = here.person_id
        WHERE here.id = OLD.participation_id AND (
            person.erased_at IS NOT NULL OR EXISTS (
                SELECT FROM understand_respondent other WHERE other.arena_id = OLD.arena_id AND other.id <> OLD.id
                  AND understand_person(other.participation_id) = understand_person(OLD.participation_id)
            )
        )
    ) THEN
        RAISE EXCEPTION 'what somebody answered is theirs' USING ERRCODE = 'check_violation';
    END IF;
    DELETE FROM understand_answer WHERE respondent_id = OLD.id;
    RETURN OLD;
END $$;
CREATE TRIGGER understand_forget_respondent BEFORE DELETE ON understand_respondent
    FOR EACH ROW EXECUTE FUNCTION understand_forget_respondent();

-- Answers come many at a time and are looked at together: to a statement of one's own arena, in words it has had, by
-- somebody who is there.
CREATE FUNCTION understand_guard_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM given
        JOIN understand_respondent who ON who.id = given.respondent_id
        JOIN understand_statement said ON said.id = given.statement_id
        WHERE who.arena_id <> said.arena_id OR given.wording NOT BETWEEN 1 AND said.wording
    ) THEN
        RAISE EXCEPTION 'one answers where one is, to words that are there' USING ERRCODE = 'check_violation';
    END IF;
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT respondent_id FROM given) each
        JOIN understand_respondent who ON who.id = each.respondent_id
        WHERE who.came <> 'imported'
          AND NOT understand_is_here(who.arena_id, coalesce(who.participation_id, who.entered_by_id))
    ) THEN
        RAISE EXCEPTION 'those who take part answer' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER understand_guard_answers AFTER INSERT ON understand_answer
    REFERENCING NEW TABLE AS given FOR EACH STATEMENT EXECUTE FUNCTION understand_guard_answers();

-- An answer may be changed by the one whose it is: what they say, how much it matters, and to which words.
CREATE FUNCTION understand_guard_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT count(*) FROM given) <> (
        SELECT count(*) FROM given JOIN before USING (id)
        JOIN understand_statement said ON said.id = given.statement_id
        JOIN understand_respondent who ON who.id = given.respondent_id
        WHERE (given.respondent_id, given.statement_id) = (before.respondent_id, before.statement_id)
          AND given.wording BETWEEN before.wording AND said.wording
          AND (who.came = 'imported'
               OR understand_is_here(who.arena_id, coalesce(who.participation_id, who.entered_by_id)))
    ) THEN
        RAISE EXCEPTION 'an answer stays the answer of the same one to the same' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER understand_guard_changes AFTER UPDATE ON understand_answer
    REFERENCING OLD TABLE AS before NEW TABLE AS given
    FOR EACH STATEMENT EXECUTE FUNCTION understand_guard_changes();

-- An answer goes only with the one who gave it.
CREATE FUNCTION understand_keep_answers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'an answer goes only with the one who gave it' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER understand_keep_answers AFTER DELETE ON understand_answer
    FOR EACH STATEMENT EXECUTE FUNCTION understand_keep_answers();

-- Two statements of one arena say the same, and links are one step long.
CREATE FUNCTION understand_guard_duplicate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM understand_statement WHERE id IN (NEW.statement_id, NEW.same_as_id) ORDER BY id FOR UPDATE;
    IF NOT EXISTS (
        SELECT FROM understand_statement said JOIN understand_statement other ON other.arena_id = said.arena_id
        WHERE said.id = NEW.statement_id AND other.id = NEW.same_as_id AND understand_is_here(said.arena_id, NEW.by_id)
    ) OR EXISTS (
        SELECT FROM understand_duplicate link
        WHERE NOT EXISTS (SELECT FROM understand_duplicateended WHERE duplicate_id = link.id)
          AND (link.statement_id IN (NEW.statement_id, NEW.same_as_id) OR link.same_as_id = NEW.statement_id)
    ) THEN
        RAISE EXCEPTION 'links between statements are one step long' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_duplicate BEFORE INSERT ON understand_duplicate
    FOR EACH ROW EXECUTE FUNCTION understand_guard_duplicate();
CREATE FUNCTION understand_guard_duplicate_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM understand_duplicate link JOIN understand_statement said ON said.id = link.statement_id
        WHERE link.id = NEW.duplicate_id AND understand_is_here(said.arena_id, NEW.by_id)
    ) THEN
        RAISE EXCEPTION 'those who take part end a link' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_duplicate_end BEFORE INSERT ON understand_duplicateended
    FOR EACH ROW EXECUTE FUNCTION understand_guard_duplicate_end();

-- Another says what the author means, of the words as they are, until the author has said yes once.
CREATE FUNCTION understand_guard_restating() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM understand_statement WHERE id = NEW.statement_id FOR UPDATE;
    IF NOT EXISTS (
        SELECT FROM understand_statement said JOIN people_person author ON author.id = understand_person(said.by_id)
        JOIN arenas_participation here ON here.id = NEW.by_id
        WHERE said.id = NEW.statement_id AND said.wording = NEW.wording AND author.erased_at IS NULL
          AND author.id <> understand_person(NEW.by_id) AND understand_is_here(said.arena_id, NEW.by_id)
          AND here.sector = NEW.sector
    ) OR EXISTS (
        SELECT FROM understand_restating earlier JOIN understand_restatinganswer word ON word.restating_id = earlier.id
        WHERE earlier.statement_id = NEW.statement_id AND earlier.wording = NEW.wording AND word.confirmed
    ) THEN
        RAISE EXCEPTION 'another says it, until the author says yes' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_restating BEFORE INSERT ON understand_restating
    FOR EACH ROW EXECUTE FUNCTION understand_guard_restating();
CREATE FUNCTION understand_guard_restating_answer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM understand_restating tried JOIN understand_statement said ON said.id = tried.statement_id
        WHERE tried.id = NEW.restating_id AND understand_is_here(said.arena_id, NEW.by_id)
          AND understand_person(said.by_id) = understand_person(NEW.by_id)
    ) THEN
        RAISE EXCEPTION 'only the author says what they meant' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_restating_answer BEFORE INSERT ON understand_restatinganswer
    FOR EACH ROW EXECUTE FUNCTION understand_guard_restating_answer();

-- Surveys follow each other and stay as they were made; one goes only when there is a newer one.
CREATE FUNCTION understand_guard_survey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.number <> 1 + coalesce((SELECT max(number) FROM understand_survey WHERE arena_id = NEW.arena_id), 0)
           OR length(NEW.digest) <> 32 THEN
            RAISE EXCEPTION 'surveys follow each other' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' OR NOT EXISTS (
        SELECT FROM understand_survey WHERE arena_id = OLD.arena_id AND number > OLD.number
    ) THEN
        RAISE EXCEPTION 'the newest survey stays as it is' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER understand_guard_survey BEFORE INSERT OR UPDATE OR DELETE ON understand_survey
    FOR EACH ROW EXECUTE FUNCTION understand_guard_survey();
