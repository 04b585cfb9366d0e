"""What keeps statements where they can be found."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("understand", "0005_keep_surveys"), ("finding", "0002_keep")]
    operations = [migrations.RunSQL((HERE / "finding.sql").read_text(), (HERE / "unfinding.sql").read_text())]
