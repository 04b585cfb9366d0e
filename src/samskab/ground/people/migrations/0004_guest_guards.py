"""What no code can talk its way around: a guest goes with the browser that holds its key, once, and stays there.

Also: who has been here is never deleted and, once erased, never brought back.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION people_guard_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.claimed_at IS NOT NULL THEN
            RAISE EXCEPTION 'nobody comes as a guest of somebody' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'DELETE' THEN
        IF OLD.guest_since IS NOT NULL OR OLD.joined_at IS NOT NULL OR OLD.erased_at IS NOT NULL THEN
            RAISE EXCEPTION 'only a form that was never finished can be deleted' USING ERRCODE = 'check_violation';
        END IF;
        RETURN OLD;
    END IF;
    IF NEW.ref IS DISTINCT FROM OLD.ref THEN
        RAISE EXCEPTION 'a reference is for good' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.guest_since IS DISTINCT FROM OLD.guest_since THEN
        RAISE EXCEPTION 'whether somebody came as a guest cannot be changed' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.erased_at IS NOT NULL AND NEW.erased_at IS DISTINCT FROM OLD.erased_at THEN
        RAISE EXCEPTION 'who has been erased stays erased' USING ERRCODE = 'check_violation';
    END IF;
    IF NEW.erased_at IS NOT NULL AND OLD.erased_at IS NULL AND EXISTS (
        SELECT FROM people_person guest WHERE guest.claimed_by_id = NEW.id AND guest.erased_at IS NULL
    ) THEN
        RAISE EXCEPTION 'the guests of somebody are erased before them' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.claimed_at IS NOT NULL THEN
        IF (NEW.claimed_by_id, NEW.claimed_at) IS DISTINCT FROM (OLD.claimed_by_id, OLD.claimed_at) THEN
            RAISE EXCEPTION 'a claim is never changed or undone' USING ERRCODE = 'check_violation';
        END IF;
    ELSIF NEW.claimed_at IS NOT NULL THEN
        IF OLD.guest_key IS NULL OR NEW.guest_key IS NULL OR sha256(NEW.guest_key) <> OLD.guest_key THEN
            RAISE EXCEPTION 'only with the key can a guest be claimed' USING ERRCODE = 'check_violation';
        END IF;
        PERFORM FROM people_person claimer
            WHERE claimer.id = NEW.claimed_by_id
              AND claimer.joined_at IS NOT NULL AND claimer.guest_since IS NULL AND claimer.erased_at IS NULL
            FOR SHARE;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'only one who has joined can claim a guest' USING ERRCODE = 'check_violation';
        END IF;
        NEW.guest_key := NULL;
    ELSIF NEW.guest_key IS NOT NULL AND NEW.guest_key IS DISTINCT FROM OLD.guest_key THEN
        RAISE EXCEPTION 'the key of a guest cannot be changed' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_guard_person BEFORE INSERT OR UPDATE OR DELETE ON people_person
    FOR EACH ROW EXECUTE FUNCTION people_guard_person();
"""
UNGUARD = """
DROP TRIGGER people_guard_person ON people_person;
DROP FUNCTION people_guard_person();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0003_guests")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
