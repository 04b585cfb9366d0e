"""What the database itself holds about who comes in, and by what."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("arenas", "0003_inviting"), ("people", "0004_guest_guards")]
    operations = [migrations.RunSQL((HERE / "inviting.sql").read_text(), (HERE / "uninviting.sql").read_text())]
