"""What the database itself holds about arenas, and the eight themes they begin with (M29)."""

from pathlib import Path
from typing import Any

from django.db import migrations

HERE = Path(__file__).resolve().parent
THEMES = (
    ("integration", "Integration", "Integration"),
    ("klima", "Klima", "Climate"),
    ("livsstilssygdom", "Livsstilssygdomme", "Lifestyle diseases"),
    ("ensomhed-blandt-aeldre", "Ensomhed blandt ældre", "Loneliness among older people"),
    ("boern-og-unges-trivsel", "Børn og unges trivsel", "Wellbeing of children and young people"),
    ("negativ-social-arv", "Negativ social arv", "Disadvantage passed on"),
    ("bandekriminalitet", "Bandekriminalitet", "Gang crime"),
    ("liv-i-yderomraader", "Vækst, uddannelse og job i yderområder", "Growth, education and jobs in outlying areas"),
)


def plant(apps: Any, _editor: object) -> None:
    theme = apps.get_model("arenas", "Theme")
    theme.objects.bulk_create(theme(slug=slug, name=name, name_en=english) for slug, name, english in THEMES)


def uproot(apps: Any, _editor: object) -> None:
    apps.get_model("arenas", "Theme").objects.filter(slug__in=[slug for slug, _, _ in THEMES]).delete()


class Migration(migrations.Migration):
    dependencies = [("arenas", "0001_initial"), ("people", "0002_guards")]
    operations = [
        migrations.RunSQL((HERE / "guards.sql").read_text(), (HERE / "unguard.sql").read_text()),
        migrations.RunPython(plant, uproot),
    ]
