"""Let the time an arena rests not count in its rounds, and no round end meanwhile."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).resolve().parent / "guards"


class Migration(migrations.Migration):
    dependencies = [("consent", "0008_no_round_letters")]
    operations = [
        migrations.RunSQL((GUARDS / "resting.sql").read_text(), (GUARDS / "unresting.sql").read_text()),
    ]
