"""What keeps the rows of things that can be found, and those of arenas."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("finding", "0001_initial"), ("arenas", "0007_last_act")]
    operations = [migrations.RunSQL((HERE / "finding.sql").read_text(), (HERE / "unfinding.sql").read_text())]
