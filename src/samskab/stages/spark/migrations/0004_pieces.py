"""How forums are found by pieces of their names, however many there are."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [("spark", "0003_own_way")]
    operations = [migrations.RunSQL((HERE / "pieces.sql").read_text(), (HERE / "unpieces.sql").read_text())]
