-- An invitation says what it said when it went out; only its end is written later. The count of those who came in by it
-- is kept by the database, which lets nobody in by one that is withdrawn, over, answered or used up.
CREATE FUNCTION arenas_guard_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF (NEW.uses, NEW.declines) <> (0, 0) OR NEW.withdrawn_at IS NOT NULL THEN
            RAISE EXCEPTION 'an invitation begins unused' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.ref, NEW.code, NEW.arena_id, NEW.kind, NEW.invited_by_id, NEW.invited_at, NEW.perspective, NEW.expires_at, NEW.most_uses)
       IS DISTINCT FROM
       (OLD.ref, OLD.code, OLD.arena_id, OLD.kind, OLD.invited_by_id, OLD.invited_at, OLD.perspective, OLD.expires_at, OLD.most_uses)
       OR NEW.message NOT IN (OLD.message, '') OR NEW.address NOT IN (OLD.address, '')
       OR NEW.address_hash NOT IN (OLD.address_hash, '') THEN
        RAISE EXCEPTION 'an invitation stays as it went out' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.withdrawn_at IS NOT NULL
       AND (NEW.withdrawn_at, NEW.withdrawn_by_id, NEW.uses) IS DISTINCT FROM (OLD.withdrawn_at, OLD.withdrawn_by_id, OLD.uses) THEN
        RAISE EXCEPTION 'what is withdrawn stays withdrawn' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.uses <> OLD.uses AND pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'the uses of an invitation are counted and not written' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.declines < OLD.declines THEN
        RAISE EXCEPTION 'a no is not taken away' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_invitation BEFORE INSERT OR UPDATE ON arenas_invitation
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_invitation();

CREATE FUNCTION arenas_use_invitation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE arenas_invitation SET uses = uses + 1
    WHERE id = NEW.invitation_id AND withdrawn_at IS NULL AND expires_at > NEW.accepted_at AND uses < most_uses
      AND NOT (kind = 'email' AND declines > 0);
    IF NOT FOUND THEN
        RAISE EXCEPTION 'nobody comes in by an invitation that is not open' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_use_invitation BEFORE INSERT ON arenas_invitationuse
    FOR EACH ROW EXECUTE FUNCTION arenas_use_invitation();

-- Who comes in without an e-mail address that answered comes by an invitation they took up themselves, or with somebody
-- at their side; and nobody is at the side of one who can do it alone (G12).
CREATE FUNCTION arenas_guard_coming() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.helped_by_id, NEW.helped_way) IS DISTINCT FROM (OLD.helped_by_id, OLD.helped_way) THEN
            RAISE EXCEPTION 'who helped somebody in cannot be rewritten' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF NEW.helped_by_id IS NOT NULL THEN
        IF NOT EXISTS (
            SELECT FROM people_person guest
            WHERE guest.id = NEW.person_id AND guest.guest_since IS NOT NULL
              AND guest.claimed_at IS NULL AND guest.erased_at IS NULL
        ) THEN
            RAISE EXCEPTION 'nobody enters one who is here themself' USING ERRCODE = 'check_violation';
        END IF;
        IF NOT EXISTS (
            SELECT FROM arenas_participation helper
            WHERE helper.arena_id = NEW.arena_id AND helper.person_id = NEW.helped_by_id AND helper.left_at IS NULL
        ) THEN
            RAISE EXCEPTION 'one helps others into an arena one takes part in' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF EXISTS (SELECT FROM people_person WHERE id = NEW.person_id AND joined_at IS NULL)
      AND NOT EXISTS (
        SELECT FROM arenas_invitationuse used JOIN arenas_invitation invitation ON invitation.id = used.invitation_id
        WHERE used.person_id = NEW.person_id AND invitation.arena_id = NEW.arena_id
    ) THEN
        RAISE EXCEPTION 'a guest comes in by an invitation' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER arenas_guard_coming BEFORE INSERT OR UPDATE ON arenas_participation
    FOR EACH ROW EXECUTE FUNCTION arenas_guard_coming();
