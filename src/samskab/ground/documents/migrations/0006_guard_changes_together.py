"""Letters of many people are looked at in one question, since they come many times a second."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_made_files")]
    operations = [
        migrations.RunSQL((HERE / "guard_changes.sql").read_text(), migrations.RunSQL.noop),
        migrations.RunSQL((HERE / "always.sql").read_text(), migrations.RunSQL.noop),
    ]
