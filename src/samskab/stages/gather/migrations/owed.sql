-- A public party answers what was asked of it, in the arena where it was asked, and nobody answers themself.
CREATE FUNCTION gather_guard_public_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked_in bigint;
    asked_by bigint;
BEGIN
    EXECUTE format('SELECT arena_id, said_by_id FROM %I WHERE id = ($1).%I', TG_ARGV[0], TG_ARGV[1])
        INTO asked_in, asked_by USING NEW;
    IF asked_in IS DISTINCT FROM NEW.arena_id OR asked_by = NEW.said_by_id THEN
        RAISE EXCEPTION 'what was asked is answered there, by another' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_public_answer BEFORE INSERT ON gather_supportanswer
    FOR EACH ROW EXECUTE FUNCTION gather_guard_public_answer('gather_supportneed', 'need_id');
CREATE TRIGGER gather_guard_public_answer BEFORE INSERT ON gather_shamanswer
    FOR EACH ROW EXECUTE FUNCTION gather_guard_public_answer('gather_shamflag', 'flag_id');

-- The public side answers and declares; those who are to carry a task are not on it.
CREATE FUNCTION gather_guard_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (TG_ARGV[0] = 'public') <> EXISTS (
        SELECT FROM arenas_participation here
        WHERE here.arena_id = NEW.arena_id AND here.person_id = NEW.said_by_id AND here.left_at IS NULL
          AND here.sector = 'public'
    ) THEN
        RAISE EXCEPTION 'the wrong side answers' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_side BEFORE INSERT ON gather_supportanswer
    FOR EACH ROW EXECUTE FUNCTION gather_guard_side('public');
CREATE TRIGGER gather_guard_side BEFORE INSERT ON gather_shamanswer
    FOR EACH ROW EXECUTE FUNCTION gather_guard_side('public');
CREATE TRIGGER gather_guard_side BEFORE INSERT ON gather_savingsdeclaration
    FOR EACH ROW EXECUTE FUNCTION gather_guard_side('public');
CREATE TRIGGER gather_guard_side BEFORE INSERT ON gather_savingsconfirmation
    FOR EACH ROW EXECUTE FUNCTION gather_guard_side('others');

CREATE FUNCTION gather_guard_confirmation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM gather_savingsdeclaration told
        WHERE told.id = NEW.declaration_id AND told.arena_id = NEW.arena_id AND told.transfers <> ''
    ) THEN
        RAISE EXCEPTION 'a task that is moved is confirmed where it was told' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_confirmation BEFORE INSERT ON gather_savingsconfirmation
    FOR EACH ROW EXECUTE FUNCTION gather_guard_confirmation();

-- The day of an answer lies ahead, at least as far as was promised.
CREATE FUNCTION gather_guard_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.due_at < NEW.said_at + TG_ARGV[0]::interval THEN
        RAISE EXCEPTION 'there is time to answer' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_due BEFORE INSERT ON gather_supportneed
    FOR EACH ROW EXECUTE FUNCTION gather_guard_due('13 days 12 hours');
CREATE TRIGGER gather_guard_due BEFORE INSERT ON gather_shamflag
    FOR EACH ROW EXECUTE FUNCTION gather_guard_due('13 days 12 hours');
CREATE TRIGGER gather_guard_due BEFORE INSERT ON gather_invitationrequest
    FOR EACH ROW EXECUTE FUNCTION gather_guard_due('29 days 12 hours');

-- Those who speak for the organisation answer for it, and not what they asked themselves.
CREATE FUNCTION gather_guard_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM gather_invitationrequest asked
        JOIN people_representation agreement ON agreement.organisation_id = asked.organisation_id
        WHERE asked.id = NEW.request_id AND asked.said_by_id <> NEW.said_by_id
          AND agreement.person_id = NEW.said_by_id
          AND agreement.stands_since IS NOT NULL AND agreement.ended_at IS NULL
    ) THEN
        RAISE EXCEPTION 'those who speak for the organisation answer' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gather_guard_invitation BEFORE INSERT ON gather_invitationanswer
    FOR EACH ROW EXECUTE FUNCTION gather_guard_invitation();
