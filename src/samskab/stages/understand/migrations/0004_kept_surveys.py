"""Maps that were asked to be kept."""

import django.db.models.deletion
from django.db import migrations, models

import samskab.kernel.clock


class Migration(migrations.Migration):
    dependencies = [
        ("arenas", "0007_last_act"),
        ("understand", "0003_sorted_away"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptSurvey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(default=samskab.kernel.clock.now, editable=False)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="arenas.participation"
                    ),
                ),
                (
                    "survey",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="kept", to="understand.survey"
                    ),
                ),
            ],
            options={
                "db_table_comment": "append-only",
                "ordering": ["-survey__number"],
            },
        ),
    ]
