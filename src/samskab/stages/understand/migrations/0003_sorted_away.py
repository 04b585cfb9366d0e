"""A statement says whether somebody had sorted it away where it came from."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("arenas", "0007_last_act"),
        ("understand", "0002_guards"),
    ]

    operations = [
        migrations.AddField(
            model_name="statement",
            name="sorted_away",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddConstraint(
            model_name="statement",
            constraint=models.CheckConstraint(
                condition=models.Q(("sorted_away", False), ("origin", "imported"), _connector="OR"),
                name="understand_statement_sorted_elsewhere",
            ),
        ),
    ]
