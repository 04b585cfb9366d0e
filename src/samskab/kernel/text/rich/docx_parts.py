"""The parts a Word document is made of, as Office Open XML (ECMA-376, part 1, chapter 17) has them."""

from collections.abc import Sequence

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

STEP = 425  # how far each list and each quote stands in, in twentieths of a point: three quarters of a centimetre
_DEEPEST = 8  # Word knows nine levels of a list
_LINK = "1B4690"


def element(tag: str, *children: BaseOxmlElement, **attrs: str | int) -> BaseOxmlElement:
    """An element with these children; the attributes are of the main namespace."""
    made: BaseOxmlElement = OxmlElement(tag)
    for name, value in attrs.items():
        made.set(qn(f"w:{name}"), str(value))
    made.extend(children)
    return made


def paragraph(
    style: str, held: Sequence[BaseOxmlElement], *, depth: int = 0, item_of: tuple[int, int] | None = None
) -> BaseOxmlElement:
    """A paragraph that stands in as deep as it lies; with the level and number of its list if it begins an item."""
    form = [element("w:pStyle", val=style)]
    if item_of:
        form.append(element("w:numPr", element("w:ilvl", val=item_of[0]), element("w:numId", val=item_of[1])))
    if depth:
        form.append(element("w:ind", left=STEP * depth, **({"hanging": STEP} if item_of else {})))
    return element("w:p", element("w:pPr", *form), *held)


def run(text: str | None, *, strong: bool = False, em: bool = False, is_link: bool = False) -> BaseOxmlElement:
    """Some words with their marks; no text is a line break."""
    form = [element("w:b")] * strong + [element("w:i")] * em
    if is_link:
        form += [element("w:color", val=_LINK), element("w:u", val="single")]
    if text is None:
        return element("w:r", element("w:br"))
    words = element("w:t")
    words.text = text
    words.set(qn("xml:space"), "preserve")
    return element("w:r", *([element("w:rPr", *form)] if form else []), words)


def link(relation: str, runs: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    """Words that lead where a relation of the document says."""
    made = element("w:hyperlink", *runs)
    made.set(qn("r:id"), relation)
    return made


def cell(held: Sequence[BaseOxmlElement]) -> BaseOxmlElement:
    """A cell of a table; Word wants at least one paragraph in it."""
    return element("w:tc", element("w:tcPr", element("w:tcW", w=0, type="auto")), *held)


def line_across() -> BaseOxmlElement:
    """A line from margin to margin: an empty paragraph with an edge below it."""
    edge = element("w:pBdr", element("w:bottom", val="single", sz=6, space=1, color="auto"))
    return element("w:p", element("w:pPr", edge))


def list_kinds(numbering: BaseOxmlElement) -> dict[str, int]:
    """Put the two kinds of lists among those the document knows; the number of each."""
    taken = [int(str(one.get(qn("w:abstractNumId")))) for one in numbering.findall(qn("w:abstractNum"))]
    kinds = {"bullet_list": max(taken) + 1, "ordered_list": max(taken) + 2}
    for kind, number in kinds.items():
        levels = [_level(at, is_ordered=kind == "ordered_list") for at in range(_DEEPEST + 1)]
        made = element("w:abstractNum", element("w:multiLevelType", val="multilevel"), *levels, abstractNumId=number)
        numbering.insert(0, made)
    return kinds


def new_list(numbering: BaseOxmlElement, kind: int, depth: int, first: int) -> tuple[int, int]:
    """Begin a list that counts by itself from `first`; its level, and its number in the document."""
    level = min(depth, _DEEPEST)
    number = 1 + max(int(str(one.get(qn("w:numId")))) for one in numbering.findall(qn("w:num")))
    start = element("w:lvlOverride", element("w:startOverride", val=first), ilvl=level)
    numbering.append(element("w:num", element("w:abstractNumId", val=kind), start, numId=number))
    return level, number


def _level(at: int, *, is_ordered: bool) -> BaseOxmlElement:
    mark = f"%{at + 1}." if is_ordered else "•"
    return element(
        "w:lvl",
        element("w:start", val=1),
        element("w:numFmt", val="decimal" if is_ordered else "bullet"),
        element("w:lvlText", val=mark),
        element("w:lvlJc", val="left"),
        element("w:pPr", element("w:ind", left=STEP * (at + 1), hanging=STEP)),
        ilvl=at,
    )
