"""Texts with headings, lists, tables and links: read, held against each other, and given out in every form.

A text is the JSON of a closed list of nodes, which `schema` tells. What it can be made into is a function each; those
that write files lie in modules of their own (`docx`, `odt`, `pdf`), since what they stand on takes time to load.
"""

from samskab.kernel.text.rich.about import About
from samskab.kernel.text.rich.advising import Advice, Matter, Readability, advice
from samskab.kernel.text.rich.amending import to_fragment
from samskab.kernel.text.rich.carrying import carried
from samskab.kernel.text.rich.comparing import Compared, Fate, compare, is_same
from samskab.kernel.text.rich.fragments import from_fragment
from samskab.kernel.text.rich.html import anchor, to_html
from samskab.kernel.text.rich.markdown import to_markdown
from samskab.kernel.text.rich.nodes import Doc, NotAText
from samskab.kernel.text.rich.reading import validate
from samskab.kernel.text.rich.rewriting import rewritten
from samskab.kernel.text.rich.tidying import empty, tidy
from samskab.kernel.text.rich.unmarking import from_markdown
from samskab.kernel.text.rich.words import Block, block_of, blocks, canonical, digest, is_empty, plain

__all__ = [
    "About",
    "Advice",
    "Block",
    "Compared",
    "Doc",
    "Fate",
    "Matter",
    "NotAText",
    "Readability",
    "advice",
    "anchor",
    "block_of",
    "blocks",
    "canonical",
    "carried",
    "compare",
    "digest",
    "empty",
    "from_fragment",
    "from_markdown",
    "is_empty",
    "is_same",
    "plain",
    "rewritten",
    "tidy",
    "to_fragment",
    "to_html",
    "to_markdown",
    "validate",
]
