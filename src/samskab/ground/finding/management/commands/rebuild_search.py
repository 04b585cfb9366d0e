"""What can be found, brought into line with its sources, and all words learnt anew."""

from typing import Any

from django.core.management.base import BaseCommand

from samskab.ground.finding.actions.learning import learn_every_word
from samskab.ground.finding.actions.mending import mend


class Command(BaseCommand):
    """Says how many rows of each kind were not as they should be: none, unless somebody has been at the tables."""

    help = "Bring the search into line with what is said, and learn all words anew. Run it as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        for kind, wrong in mend().items():
            self.stdout.write(f"{kind}: {wrong} mended.")
        self.stdout.write(f"{learn_every_word()} words learnt.")
