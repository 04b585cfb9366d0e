"""Let a fact carry a digest."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_seal")]
    operations = [migrations.RunSQL((HERE / "digests.sql").read_text(), (HERE / "undigests.sql").read_text())]
