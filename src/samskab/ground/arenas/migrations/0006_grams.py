"""How n-grams are counted when many arenas come at once."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("arenas", "0005_ingredients")]
    operations = [migrations.RunSQL((HERE / "grams.sql").read_text(), (HERE / "ungrams.sql").read_text())]
