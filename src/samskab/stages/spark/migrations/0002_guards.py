"""What the database itself holds about how arenas begin."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("spark", "0001_initial")]
    operations = [migrations.RunSQL((HERE / "guards.sql").read_text(), (HERE / "unguard.sql").read_text())]
