"""The faces a PDF is set in, cut out of the variable fonts of the site once in each process.

A face takes about half a second to cut, and the same fonts are on the site already: nothing is kept twice in the house.
"""

import atexit
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

STYLES = {"": ("normal", 400), "B": ("normal", 700), "I": ("italic", 400), "BI": ("italic", 700)}
LATIN, EXTENDED = "latin", "latin-ext"
NO_FACE = "¤"  # stands for a letter that no face of ours has
_NAME = "atkinson-hyperlegible-next-{part}-wght-{slope}.woff2"
_READ_AS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "–", "\u00ad": None})


@dataclass(frozen=True)
class Faces:
    """Where the faces lie, and which letters they have."""

    folder: Path
    latin: frozenset[str]
    extended: frozenset[str]

    def path(self, part: str, style: str) -> Path:
        """The file of a face."""
        return self.folder / f"{part}{style}.ttf"

    def settable(self, text: str) -> str:
        """The text in letters that the faces have, and a sign for each of the others."""
        return "".join(self._letters(unicodedata.normalize("NFC", text).translate(_READ_AS)))

    def _letters(self, text: str) -> Iterator[str]:
        for letter in text:
            if letter in self.latin or letter in self.extended or letter == "\n":
                yield letter
            else:
                yield " " if letter.isspace() else NO_FACE


@lru_cache(maxsize=4)
def faces_in(fonts: Path) -> Faces:
    """The faces of the fonts in a folder; the first to ask waits two to four seconds."""
    folder = Path(mkdtemp(prefix="faces-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    letters = {part: frozenset[str]() for part in (LATIN, EXTENDED)}
    for part in letters:
        for style, (slope, weight) in STYLES.items():
            font = TTFont(fonts / _NAME.format(part=part, slope=slope))
            letters[part] = frozenset(map(chr, font.getBestCmap()))
            face = instantiateVariableFont(font, {"wght": weight})
            face.flavor = None
            face.save(folder / f"{part}{style}.ttf")
    return Faces(folder, letters[LATIN], letters[EXTENDED])
