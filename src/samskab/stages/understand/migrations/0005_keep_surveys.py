"""A map is kept by one who takes part where it was drawn, and stays."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
GUARD = """
CREATE TRIGGER understand_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON understand_keptsurvey
    FOR EACH STATEMENT EXECUTE FUNCTION understand_keep();
CREATE FUNCTION understand_guard_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM understand_survey drawn
        WHERE drawn.id = NEW.survey_id AND understand_is_here(drawn.arena_id, NEW.by_id)
    ) THEN
        RAISE EXCEPTION 'those who take part keep a map' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER understand_guard_kept BEFORE INSERT ON understand_keptsurvey
    FOR EACH ROW EXECUTE FUNCTION understand_guard_kept();
CREATE FUNCTION understand_keep_survey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM understand_keptsurvey WHERE survey_id = OLD.id) THEN
        RAISE EXCEPTION 'a map that is kept stays' USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER understand_keep_survey BEFORE DELETE ON understand_survey
    FOR EACH ROW EXECUTE FUNCTION understand_keep_survey();
"""
UNGUARD = """
DROP FUNCTION understand_keep_survey() CASCADE;
DROP FUNCTION understand_guard_kept() CASCADE;
DROP TRIGGER understand_keep ON understand_keptsurvey;
"""


class Migration(migrations.Migration):
    dependencies = [("understand", "0004_kept_surveys")]
    operations = [
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL((HERE / "always.sql").read_text(), migrations.RunSQL.noop),
    ]
