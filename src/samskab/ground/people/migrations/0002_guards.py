"""What no code can talk its way around: a yes is given by the right side, and stays as it was given.

Also the table of the shared cache, made here rather than by `createcachetable`, so that one `migrate` is enough.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION people_guard_representation() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.ref, NEW.person_id, NEW.organisation_id, NEW.opened_at, NEW.opened_by_id)
           IS DISTINCT FROM (OLD.ref, OLD.person_id, OLD.organisation_id, OLD.opened_at, OLD.opened_by_id) THEN
            RAISE EXCEPTION 'whom a representation is about cannot be changed' USING ERRCODE = 'check_violation';
        END IF;
        IF OLD.person_confirmed_at IS NOT NULL
           AND (NEW.person_confirmed_at, NEW.person_confirmed_by_id)
               IS DISTINCT FROM (OLD.person_confirmed_at, OLD.person_confirmed_by_id) THEN
            RAISE EXCEPTION 'a given yes cannot be changed' USING ERRCODE = 'check_violation';
        END IF;
        IF OLD.organisation_confirmed_at IS NOT NULL
           AND (NEW.organisation_confirmed_at, NEW.organisation_confirmed_by_id)
               IS DISTINCT FROM (OLD.organisation_confirmed_at, OLD.organisation_confirmed_by_id) THEN
            RAISE EXCEPTION 'a given yes cannot be changed' USING ERRCODE = 'check_violation';
        END IF;
        IF OLD.ended_at IS NOT NULL AND NEW IS DISTINCT FROM OLD THEN
            RAISE EXCEPTION 'what has ended stays ended' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    IF NEW.organisation_confirmed_at IS NOT NULL
       AND (TG_OP = 'INSERT' OR OLD.organisation_confirmed_at IS NULL) THEN
        IF NEW.organisation_confirmed_by_id IS NULL THEN
            IF NOT EXISTS (
                SELECT FROM people_organisationinquiry inquiry
                WHERE inquiry.representation_id = NEW.id AND inquiry.answered_at IS NOT NULL
            ) THEN
                RAISE EXCEPTION 'the address of the organisation has not answered' USING ERRCODE = 'check_violation';
            END IF;
        ELSIF NOT EXISTS (
            SELECT FROM people_representation spokesperson
            WHERE spokesperson.organisation_id = NEW.organisation_id
              AND spokesperson.person_id = NEW.organisation_confirmed_by_id
              AND spokesperson.stands_since IS NOT NULL
              AND spokesperson.ended_at IS NULL
        ) THEN
            RAISE EXCEPTION 'only one who speaks for the organisation can answer for it' USING ERRCODE = 'check_violation';
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER people_guard_representation BEFORE INSERT OR UPDATE ON people_representation
    FOR EACH ROW EXECUTE FUNCTION people_guard_representation();
"""
UNGUARD = """
DROP TRIGGER people_guard_representation ON people_representation;
DROP FUNCTION people_guard_representation();
"""

CACHE = """
CREATE TABLE cache (cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
CREATE INDEX cache_expires ON cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL(CACHE, "DROP TABLE cache;"),
    ]
