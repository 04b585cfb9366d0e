"""What the database itself holds about support that is offered, and who answers it."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
TABLES = ("supportoffer", "checkin", "offeranswer", "offertakenback")


def on(name: str, when: str) -> str:
    return "\n".join(
        f"CREATE TRIGGER {name} BEFORE {when} ON gather_{table} FOR EACH ROW EXECUTE FUNCTION {name}();"
        for table in TABLES
    )


def off(name: str) -> str:
    return "\n".join(f"DROP TRIGGER {name} ON gather_{table};" for table in TABLES)


class Migration(migrations.Migration):
    dependencies = [("gather", "0007_offers")]
    operations = [
        migrations.RunSQL(
            (HERE / "offers.sql").read_text(),
            "DROP FUNCTION gather_guard_offer_answer() CASCADE; DROP FUNCTION gather_guard_check_in() CASCADE; "
            "DROP FUNCTION gather_guard_offer_back() CASCADE;",
        ),
        migrations.RunSQL(on("gather_keep", "UPDATE OR DELETE"), off("gather_keep")),
        migrations.RunSQL(on("gather_guard_said", "INSERT"), off("gather_guard_said")),
    ]
