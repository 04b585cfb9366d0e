"""What the database itself holds about the map and the frames."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
KEPT = ("actor", "actorversion", "frame", "framequestion", "frameanswer")
SAID = KEPT[1:]


def on(tables: tuple[str, ...], name: str, when: str) -> str:
    return "\n".join(
        f"CREATE TRIGGER {name} BEFORE {when} ON gather_{table} FOR EACH ROW EXECUTE FUNCTION {name}();"
        for table in tables
    )


class Migration(migrations.Migration):
    dependencies = [("gather", "0001_initial"), ("arenas", "0002_guards"), ("people", "0004_guest_guards")]
    operations = [
        migrations.RunSQL((HERE / "guards.sql").read_text(), (HERE / "unguard.sql").read_text()),
        migrations.RunSQL(on(KEPT, "gather_keep", "UPDATE OR DELETE"), migrations.RunSQL.noop),
        migrations.RunSQL(on(SAID, "gather_guard_said", "INSERT"), migrations.RunSQL.noop),
    ]
