"""Let the database seal and guard the journal."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunSQL((HERE / "seal.sql").read_text(), (HERE / "unseal.sql").read_text())]
