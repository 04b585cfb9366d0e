"""Remember when a slip was used, so that whoever has a copy of it cannot come after the one it is for."""

from django.db import migrations, models

GUARD = """
CREATE FUNCTION people_guard_slip() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.slip_used_at IS NOT NULL AND NEW.slip_used_at IS DISTINCT FROM OLD.slip_used_at THEN
        RAISE EXCEPTION 'a slip that has been used stays so' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_guard_slip BEFORE UPDATE ON people_person FOR EACH ROW EXECUTE FUNCTION people_guard_slip();
"""
UNGUARD = """
DROP TRIGGER people_guard_slip ON people_person;
DROP FUNCTION people_guard_slip();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0006_letters")]
    operations = [
        migrations.AddField(
            model_name="person",
            name="slip_used_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
