"""Say how a body's answer came, and let the database hold who may give what on and answer it (M69, G13)."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

HERE = Path(__file__).resolve().parent


class Migration(migrations.Migration):
    dependencies = [
        ("arenas", "0007_last_act"),
        ("consent", "0002_guards"),
        ("journal", "0003_digests"),
        ("people", "0005_language_names"),
    ]

    operations = [
        migrations.AddField(
            model_name="reply",
            name="came",
            field=models.CharField(
                choices=[
                    ("here", "Skrevet her af en, der taler for dem"),
                    ("letter", "I et brev"),
                    ("meeting", "På et møde"),
                    ("phone", "I telefonen"),
                ],
                default="here",
                max_length=7,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="handover",
            name="organisation",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="handovers",
                to="people.organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="handover",
            constraint=models.CheckConstraint(
                condition=models.Q(("due_at__gte", models.F("at"))), name="consent_handover_has_a_day_to_come"
            ),
        ),
        migrations.AddConstraint(
            model_name="reply",
            constraint=models.CheckConstraint(
                condition=models.Q(("came__in", ["here", "letter", "meeting", "phone"])),
                name="consent_reply_came_some_way",
            ),
        ),
        migrations.RunSQL((HERE / "handover.sql").read_text(), (HERE / "unhandover.sql").read_text()),
    ]
