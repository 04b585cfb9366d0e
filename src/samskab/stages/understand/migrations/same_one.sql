-- One who answers stays one in whatever state the arena is: a guest may be claimed, and so be somebody who is there
-- already, while it rests or after it has ended.
CREATE OR REPLACE FUNCTION understand_guard_respondent() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND (
        to_jsonb(NEW) - 'participation_id' - 'sector' <> to_jsonb(OLD) - 'participation_id' - 'sector'
        OR NEW.came <> 'here' OR understand_person(NEW.participation_id) <> understand_person(OLD.participation_id)
    ) THEN
        RAISE EXCEPTION 'one who answers stays the same one' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.came = 'here' THEN
        IF (TG_OP = 'INSERT' OR NEW.participation_id = OLD.participation_id)
           AND NOT understand_is_here(NEW.arena_id, NEW.participation_id) OR NOT EXISTS (
            SELECT FROM arenas_participation here
            WHERE here.id = NEW.participation_id AND here.arena_id = NEW.arena_id AND here.left_at IS NULL
              AND here.sector = NEW.sector
        ) THEN
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

-- The answers of one who turned out to be another come along as they are, and nothing else does while an arena rests.
CREATE OR REPLACE FUNCTION understand_guard_answers() RETURNS trigger LANGUAGE plpgsql AS $$
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
          AND (who.came <> 'here' OR EXISTS (
            SELECT FROM given WHERE given.respondent_id = who.id AND NOT EXISTS (
                SELECT FROM understand_respondent other JOIN understand_answer known ON known.respondent_id = other.id
                WHERE other.arena_id = who.arena_id AND other.came = 'here' AND other.id <> who.id
                  AND known.id NOT IN (SELECT id FROM given)
                  AND understand_person(other.participation_id) = understand_person(who.participation_id)
                  AND (known.statement_id, known.wording, known.value, known.important, known.at)
                    = (given.statement_id, given.wording, given.value, given.important, given.at)
            )
          ))
    ) THEN
        RAISE EXCEPTION 'those who take part answer' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NULL;
END $$;
