"""What the database itself holds about talk: nobody rewrites, removes or settles what is another's."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
KEPT = ("contribution", "contributionversion", "criticalquestion", "appreciation")
ADDED_TO = ("thread", "mention")


def on(tables: tuple[str, ...], when: str) -> str:
    return "\n".join(
        f"CREATE TRIGGER talk_keep BEFORE {when} ON talk_{table} FOR EACH ROW EXECUTE FUNCTION talk_keep();"
        for table in tables
    )


class Migration(migrations.Migration):
    dependencies = [("talk", "0001_initial")]
    operations = [
        migrations.RunSQL((HERE / "guards.sql").read_text(), (HERE / "unguard.sql").read_text()),
        migrations.RunSQL(on(KEPT, "DELETE"), migrations.RunSQL.noop),
        migrations.RunSQL(on(ADDED_TO, "UPDATE OR DELETE"), migrations.RunSQL.noop),
    ]
