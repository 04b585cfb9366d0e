"""Let a circle of thousands be told in one fact, without a call for each."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).parent


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_digests")]
    operations = [migrations.RunSQL((HERE / "refs.sql").read_text(), (HERE / "unrefs.sql").read_text())]
