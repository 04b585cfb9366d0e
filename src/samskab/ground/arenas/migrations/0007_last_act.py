"""Remember when each participant last did something; for those who are here, at first the day they stepped in."""

from typing import Any

from django.db import migrations, models
from django.db.models import F
from django.db.models.functions import Now

import samskab.kernel.clock


def since_they_came(apps: Any, _editor: object) -> None:
    apps.get_model("arenas", "Participation").objects.update(last_act_at=F("joined_at"))


class Migration(migrations.Migration):
    dependencies = [("arenas", "0006_grams")]
    operations = [
        migrations.AddField(
            model_name="participation",
            name="last_act_at",
            field=models.DateTimeField(db_default=Now(), default=samskab.kernel.clock.now, editable=False),
        ),
        migrations.RunPython(since_they_came, migrations.RunPython.noop),
    ]
