"""Let a question read less: words go into the indexes at once, and those of a text lie in its row.

What waits to go into an index is read through by every question. And what lies beside the table takes four reads where
the row itself takes one, so a row may fill its page.
"""

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

INTO_THE_ROW = """
ALTER TABLE finding_findable SET (toast_tuple_target = 8160);
ALTER TABLE finding_findable ALTER COLUMN vector SET STORAGE MAIN;
"""
BESIDE_IT = """
ALTER TABLE finding_findable ALTER COLUMN vector SET STORAGE EXTERNAL;
ALTER TABLE finding_findable RESET (toast_tuple_target);
"""


class Migration(migrations.Migration):
    dependencies = [("finding", "0002_keep")]
    operations = [
        migrations.RemoveIndex("word", "finding_word_of_parts"),
        migrations.RemoveIndex("word", "finding_word_slipped"),
        migrations.AddIndex("word", GinIndex(fields=["parts"], name="finding_word_of_parts", fastupdate=False)),
        migrations.AddIndex("word", GinIndex(fields=["slips"], name="finding_word_slipped", fastupdate=False)),
        migrations.RunSQL(INTO_THE_ROW, BESIDE_IT),
    ]
