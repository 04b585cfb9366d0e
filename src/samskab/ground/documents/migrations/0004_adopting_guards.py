"""Let the database itself hold what was adopted, what was amended, and what was answered."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("documents", "0003_adopting")]
    operations = [
        migrations.RunSQL((HERE / "adopting.sql").read_text(), (HERE / "unadopting.sql").read_text()),
        migrations.RunSQL((HERE / "always.sql").read_text(), migrations.RunSQL.noop),
    ]
