"""What the database itself holds about texts: nothing is taken away, rewritten, or written as another."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
ADDED_TO = (
    "document",
    "change",
    "writer",
    "version",
    "framing",
    "remark",
    "remarksettled",
    "suggestion",
    "suggestiontaken",
    "suggestionwithdrawn",
    "source",
)
SAID = ("version", "framing", "remark", "suggestion", "source")


def kept(table: str) -> str:
    return f"""
CREATE TRIGGER documents_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON documents_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION documents_keep();
"""


def said(table: str) -> str:
    return f"""
CREATE TRIGGER documents_said_here BEFORE INSERT ON documents_{table}
    FOR EACH ROW EXECUTE FUNCTION documents_guard_said();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("arenas", "0007_last_act")]
    operations = [
        migrations.RunSQL((HERE / "guards.sql").read_text(), (HERE / "unguard.sql").read_text()),
        migrations.RunSQL("".join(map(kept, ADDED_TO)), migrations.RunSQL.noop),
        migrations.RunSQL("".join(map(said, SAID)), migrations.RunSQL.noop),
        migrations.RunSQL((HERE / "always.sql").read_text(), migrations.RunSQL.noop),
    ]
