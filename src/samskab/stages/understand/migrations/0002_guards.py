"""What the database itself holds about statements and answers: one is one, and what was said stays."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
ADDED_TO = ("wording", "duplicate", "duplicateended", "restating", "restatinganswer")
NEVER_TAKEN = {"statement": "DELETE OR TRUNCATE", "respondent": "TRUNCATE", "answer": "TRUNCATE"}


def kept(table: str, when: str = "UPDATE OR DELETE OR TRUNCATE") -> str:
    return f"""
CREATE TRIGGER understand_keep BEFORE {when} ON understand_{table}
    FOR EACH STATEMENT EXECUTE FUNCTION understand_keep();
"""


class Migration(migrations.Migration):
    dependencies = [("understand", "0001_initial"), ("arenas", "0007_last_act"), ("gather", "0001_initial")]
    operations = [
        migrations.RunSQL((HERE / "guards.sql").read_text(), (HERE / "unguard.sql").read_text()),
        migrations.RunSQL("".join(map(kept, ADDED_TO)), migrations.RunSQL.noop),
        migrations.RunSQL("".join(kept(*each) for each in NEVER_TAKEN.items()), migrations.RunSQL.noop),
        migrations.RunSQL((HERE / "always.sql").read_text(), migrations.RunSQL.noop),
    ]
