"""The faces a PDF is set in, cut out of the variable fonts of the site once in each process.

The site keeps a font in two halves, which a PDF would have to change between in the middle of a word, so each face is
put together again. It takes about a second, and nothing is kept twice in the house.
"""

import atexit
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

STYLES = {"": ("normal", 400), "B": ("normal", 700), "I": ("italic", 400), "BI": ("italic", 700)}
_PARTS = ("latin", "latin-ext")
_UNUSED = ("GSUB", "GPOS", "GDEF", "STAT")
NO_FACE = "¤"  # stands for a letter that no face of ours has
_NAME = "atkinson-hyperlegible-next-{part}-wght-{slope}.woff2"
_READ_AS = str.maketrans({"\u2010": "-", "\u2011": "-", "\u2212": "–", "\u00ad": None})


@dataclass(frozen=True)
class Faces:
    """Where the faces lie, and which letters they have."""

    folder: Path
    letters: frozenset[str]

    def path(self, style: str) -> Path:
        """The file of a face."""
        return self.folder / f"face{style}.ttf"

    def settable(self, text: str) -> str:
        """The text in letters that the faces have, and a sign for each of the others."""
        return "".join(map(self._letter, unicodedata.normalize("NFC", text).translate(_READ_AS)))

    def _letter(self, letter: str) -> str:
        if letter in self.letters or letter == "\n":
            return letter
        return " " if letter.isspace() else NO_FACE


@lru_cache(maxsize=4)
def faces_in(fonts: Path) -> Faces:
    """The faces of the fonts in a folder; the first to ask waits some seconds."""
    folder = Path(mkdtemp(prefix="faces-"))
    atexit.register(rmtree, folder, ignore_errors=True)
    letters = frozenset[str]()
    for style, (slope, weight) in STYLES.items():
        halves = [_cut(fonts / _NAME.format(part=part, slope=slope), weight, folder / f"{part}.ttf") for part in _PARTS]
        whole = Merger().merge(halves)
        whole.save(folder / f"face{style}.ttf")
        letters = frozenset(map(chr, whole.getBestCmap()))
    return Faces(folder, letters)


def _cut(source: Path, weight: int, made: Path) -> str:
    """One weight of a variable font, without the tables of shaping, which no PDF of ours uses."""
    font = TTFont(source)
    for table in _UNUSED:
        if table in font:
            del font[table]
    face = instantiateVariableFont(font, {"wght": weight})
    face.flavor = None
    face.save(made)
    return str(made)
