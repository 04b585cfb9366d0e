"""What no code can talk its way around: what has been told is not told again, and what has ended stays so."""

from django.db import migrations

GUARD = """
CREATE FUNCTION notices_guard_letter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.person_id <> OLD.person_id OR NEW.ref <> OLD.ref THEN
        RAISE EXCEPTION 'a letter is for the one it was made for' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.outcome <> '' AND NEW IS DISTINCT FROM OLD THEN
        RAISE EXCEPTION 'a letter that has ended is not sent again' USING ERRCODE = 'check_violation';
    END IF;
    IF OLD.handed_over_at IS NOT NULL AND NEW.claim IS DISTINCT FROM OLD.claim THEN
        RAISE EXCEPTION 'a letter that was handed over is nobody else''s to send' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER notices_guard_letter BEFORE UPDATE ON notices_letter
    FOR EACH ROW EXECUTE FUNCTION notices_guard_letter();

CREATE FUNCTION notices_guard_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.person_id, NEW.occasion, NEW.about) IS DISTINCT FROM (OLD.person_id, OLD.occasion, OLD.about)
       OR OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id THEN
        RAISE EXCEPTION 'what is told is told in one letter' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER notices_guard_notice BEFORE UPDATE ON notices_notice
    FOR EACH ROW EXECUTE FUNCTION notices_guard_notice();
"""

UNGUARD = """
DROP TRIGGER notices_guard_notice ON notices_notice;
DROP FUNCTION notices_guard_notice();
DROP TRIGGER notices_guard_letter ON notices_letter;
DROP FUNCTION notices_guard_letter();
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial")]
    operations = [migrations.RunSQL(GUARD, UNGUARD)]
