"""Let the database itself hold that nobody serves who was not chosen, and has not said yes."""

from pathlib import Path

from django.db import migrations

GUARDS = Path(__file__).resolve().parent / "guards"


class Migration(migrations.Migration):
    dependencies = [("consent", "0004_serving")]
    operations = [
        migrations.RunSQL((GUARDS / "serving.sql").read_text(), (GUARDS / "unserving.sql").read_text()),
    ]
