"""Let the database itself hold that no version of a text counts as adopted but by the round that agreed on it."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).resolve().parent / "guards"


class Migration(migrations.Migration):
    dependencies = [("consent", "0006_letters"), ("documents", "0004_adopting_guards")]
    operations = [
        migrations.RunSQL((GUARDS / "texts.sql").read_text(), (GUARDS / "untexts.sql").read_text()),
    ]
