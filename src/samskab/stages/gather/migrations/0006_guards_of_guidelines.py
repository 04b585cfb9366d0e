"""What the database itself holds about the draft of how people want to be together."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
TABLES = ("guideline", "guidelinetakenback")


def on(name: str, when: str) -> str:
    return "\n".join(
        f"CREATE TRIGGER {name} BEFORE {when} ON gather_{table} FOR EACH ROW EXECUTE FUNCTION {name}();"
        for table in TABLES
    )


def off(name: str) -> str:
    return "\n".join(f"DROP TRIGGER {name} ON gather_{table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("gather", "0005_guidelines")]
    operations = [
        migrations.RunSQL(
            (HERE / "guidelines.sql").read_text(),
            "DROP FUNCTION gather_guard_guideline() CASCADE; DROP FUNCTION gather_guard_taking_back() CASCADE;",
        ),
        migrations.RunSQL(on("gather_keep", "UPDATE OR DELETE"), off("gather_keep")),
        migrations.RunSQL(on("gather_guard_said", "INSERT"), off("gather_guard_said")),
    ]
