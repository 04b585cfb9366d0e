"""Two hundred thousand things that are said, written straight into the table of what can be found.

The words are put together as Danish does it: stems, compounds of two and three, and their endings, some seventy
thousand of them; how often each is used follows Zipf's law, with the small words of the language in between.
"""

from datetime import timedelta
from itertools import accumulate, islice
from random import Random

import psycopg

from samskab.engines.matching import wordlists
from samskab.kernel import clock
from samskab.kernel.ids import new_ref

WORDS = 70_000
ENDINGS = ("", "", "en", "et", "er", "erne", "ens", "ets")
SMALL = (
    *("og", "i", "at", "det", "er", "en", "til", "på", "de", "som", "med", "for", "ikke", "den", "der", "af", "vi"),
    *("har", "et", "kan", "skal", "så", "om", "men", "hvad", "hvis", "fra", "mere", "når", "eller", "også", "hvor"),
    *("op", "ud", "kun", "blive", "efter", "under", "mellem", "uden", "over", "mod", "alle", "nogle", "mange", "mest"),
)
# Those that anybody uses who talks about a town: very many things hold them.
USUAL = ("kommunen", "borgere", "byen", "mennesker", "skole", "trafik", "unge", "børn", "vand", "cykel")
KINDS = (("arena", 0.01), ("text", 0.02), ("frame", 0.02), ("statement", 0.95))


def vocabulary(lots: Random, words: int = WORDS) -> list[str]:
    """Different words, the most used first."""
    stems = sorted({word for word in wordlists.parts() if word.isalpha() and len(word) > 2})
    found = dict.fromkeys(USUAL)
    while len(found) < words:
        parts = [lots.choice(stems) for _ in range(lots.choices((1, 2, 3), (1, 6, 2))[0])]
        found.setdefault(lots.choice(("", "", "s", "e")).join(parts) + lots.choice(ENDINGS))
    rest = list(islice(found, len(USUAL), None))
    lots.shuffle(rest)
    return [*USUAL, *rest]


class Speaker:
    """Somebody who talks as people do: small words, usual ones, and now and then a rare one."""

    def __init__(self, lots: Random) -> None:
        self.lots = lots
        self.words = vocabulary(lots)
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.words))))

    def said(self, words: int) -> str:
        """So many words as a text of some sentences."""
        telling = self.lots.choices(self.words, cum_weights=self.weights, k=words)
        small = self.lots.choices(SMALL, k=words)
        text = " ".join(word for pair in zip(small, telling, strict=True) for word in pair[self.lots.random() < 0.4 :])
        return f"{text.capitalize()}."


def fill(owner_url: str, *, rows: int, seed: int = 1) -> Speaker:
    """Write so many things that can be found, spread over the arenas that are there, the newest last."""
    lots = Random(seed)
    speaker = Speaker(lots)
    now = clock.now()
    columns = "kind, ref, arena_id, part, title, words, at, touched_at"
    with psycopg.connect(owner_url, autocommit=True) as owner:
        arenas = [pk for (pk,) in owner.execute("SELECT id FROM arenas_arena ORDER BY id").fetchall()]
        kinds = lots.choices([kind for kind, _ in KINDS], [share for _, share in KINDS], k=rows)
        with owner.cursor().copy(f"COPY finding_findable ({columns}) FROM STDIN") as copy:
            for number, kind in enumerate(kinds):
                at = now - timedelta(minutes=5 * (rows - number))
                title = "" if kind == "statement" else speaker.said(lots.randint(2, 5))
                long = {"statement": (4, 14), "text": (150, 500)}.get(kind, (15, 50))
                part = "frames" if kind == "frame" else ""
                copy.write_row(
                    (kind, new_ref(), lots.choice(arenas), part, title, speaker.said(lots.randint(*long)), at, at)
                )
        owner.execute("VACUUM ANALYZE")
    return speaker
