"""Let the database itself hold what consent is: who may answer, what ends an objection, what may stand."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).resolve().parent / "guards"


class Migration(migrations.Migration):
    dependencies = [("consent", "0001_initial"), ("arenas", "0007_last_act"), ("journal", "0003_digests")]
    operations = [
        migrations.RunSQL(
            "\n".join(path.read_text() for path in sorted(GUARDS.glob("[1-9]*.sql"))),
            (GUARDS / "unguard.sql").read_text(),
        )
    ]
