"""What the database itself holds about what parties say and owe: it is added to, by the side that owes it."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
SAID = (
    "partyanswer",
    "wishanswer",
    "phasestatement",
    "workplaceterms",
    "mandate",
    "uncertainty",
    "clearing",
    "supportneed",
    "supportanswer",
    "savingsdeclaration",
    "savingsconfirmation",
    "shamflag",
    "shamanswer",
)
KEPT = (*SAID, "invitationrequest", "invitationanswer")


def on(tables: tuple[str, ...], name: str, when: str) -> str:
    return "\n".join(
        f"CREATE TRIGGER {name} BEFORE {when} ON gather_{table} FOR EACH ROW EXECUTE FUNCTION {name}();"
        for table in tables
    )


class Migration(migrations.Migration):
    dependencies = [("gather", "0003_together_and_owed")]
    operations = [
        migrations.RunSQL((HERE / "owed.sql").read_text(), (HERE / "unowed.sql").read_text()),
        migrations.RunSQL(on(KEPT, "gather_keep", "UPDATE OR DELETE"), migrations.RunSQL.noop),
        migrations.RunSQL(on(SAID, "gather_guard_said", "INSERT"), migrations.RunSQL.noop),
    ]
