"""Let a rest count in no round that had ended before it."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).resolve().parent / "guards"


class Migration(migrations.Migration):
    dependencies = [("consent", "0009_resting")]
    operations = [
        migrations.RunSQL((GUARDS / "ended_rests.sql").read_text(), (GUARDS / "unended_rests.sql").read_text()),
    ]
