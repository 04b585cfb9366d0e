"""Pictures are brought by those who take part, and stay, as the words do."""

from pathlib import Path

from django.db import migrations

HERE = Path(__file__).resolve().parent
GUARD = """
CREATE TRIGGER documents_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON documents_picture
    FOR EACH STATEMENT EXECUTE FUNCTION documents_keep();
CREATE TRIGGER documents_said_here BEFORE INSERT ON documents_picture
    FOR EACH ROW EXECUTE FUNCTION documents_guard_said();
"""
UNGUARD = """
DROP TRIGGER documents_said_here ON documents_picture;
DROP TRIGGER documents_keep ON documents_picture;
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0007_pictures")]
    operations = [
        migrations.RunSQL(GUARD, UNGUARD),
        migrations.RunSQL((HERE / "always.sql").read_text(), migrations.RunSQL.noop),
    ]
