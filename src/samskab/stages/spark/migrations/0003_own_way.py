"""A rule of thumb may be left for a way of one's own, with its reason (G15)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("arenas", "0005_ingredients"),
        ("spark", "0002_guards"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="checkanswer",
            name="spark_check_words_known",
        ),
        migrations.AlterField(
            model_name="checkanswer",
            name="word",
            field=models.CharField(
                choices=[
                    ("yes", "Ja"),
                    ("partly", "Noget af det"),
                    ("not_yet", "Ikke endnu"),
                    ("not_sure", "Jeg er i tvivl"),
                    ("our_way", "Vi gør det anderledes"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="checkanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "rule__in",
                        [
                            "conditions",
                            "honest",
                            "front_line",
                            "ownership",
                            "existing",
                            "agenda",
                            "open",
                            "support",
                            "business",
                            "economy",
                        ],
                    ),
                    ("word__in", ["yes", "partly", "not_yet", "not_sure", "our_way"]),
                    (
                        "perspective__in",
                        [
                            "politician",
                            "public_leader",
                            "administrator",
                            "public_employee",
                            "company",
                            "employer_organisation",
                            "employee_organisation",
                            "interest_organisation",
                            "association",
                            "volunteer",
                            "social_entrepreneur",
                            "researcher",
                            "citizen",
                        ],
                    ),
                ),
                name="spark_check_words_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("word", "our_way"), _negated=True), models.Q(("note", ""), _negated=True), _connector="OR"
                ),
                name="spark_own_way_has_a_reason",
            ),
        ),
    ]
