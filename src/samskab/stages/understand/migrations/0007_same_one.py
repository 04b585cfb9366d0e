"""Let one who was a guest be one with themself in an arena that rests or has ended, too."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("understand", "0006_finding")]
    operations = [
        migrations.RunSQL((HERE / "same_one.sql").read_text(), migrations.RunSQL.noop),
        # A function that is written anew forgets where it looks for tables.
        migrations.RunSQL((HERE / "always.sql").read_text(), migrations.RunSQL.noop),
    ]
