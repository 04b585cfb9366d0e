"""The longer texts of the house: Markdown, one file a language, with the same anchors in each.

A file is a `# title`, one paragraph that leads, and sections: `## heading {#anchor}`.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from django.urls import reverse
from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from samskab.kernel.text.ngrams import ngrams

FOLDER = Path(__file__).resolve().parent.parent / "content"
SLUGS = ("cocreation", "about")
LANGUAGES = ("da", "en")
_HEADING = re.compile(r"^## (?P<title>.+) \{#(?P<anchor>[a-z]+)\}$", re.MULTILINE)
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
_MARKS = re.compile(r"\]\([^)]*\)|[*_`\[\]]|^(?:-|\d+\.) ", re.MULTILINE)
_LIKE = 0.6


@dataclass(frozen=True)
class Section:
    """One heading and what stands under it."""

    anchor: str
    title: str
    source: str

    @cached_property
    def html(self) -> SafeString:
        """The text as HTML; it is ours and holds no raw HTML, so it is safe."""
        return SafeString(_MARKDOWN.render(self.source))

    @cached_property
    def plain(self) -> str:
        """The text without marks, on one line."""
        return " ".join(_MARKS.sub("", self.source).split())

    @cached_property
    def grams(self) -> frozenset[str]:
        """What a search compares with."""
        return frozenset(ngrams(f"{self.title} {self.plain}"))


@dataclass(frozen=True)
class Text:
    """A whole page of words."""

    slug: str
    title: str
    lead: str
    sections: tuple[Section, ...]

    def __getitem__(self, anchor: str) -> Section:
        """The section with this anchor; a template says `text.power`. Raises `KeyError` when there is none."""
        return {section.anchor: section for section in self.sections}[anchor]


@dataclass(frozen=True)
class Passage:
    """A section that answers a search, and the text it belongs to."""

    text: Text
    section: Section

    @property
    def address(self) -> str:
        """Where the section stands."""
        return f"{reverse(f'web:{self.text.slug}')}#{self.section.anchor}"


@cache
def text(slug: str, language: str) -> Text:
    """One of `SLUGS` in one of `LANGUAGES`."""
    head, *rest = _HEADING.split((FOLDER / language / f"{slug}.md").read_text())
    title, _, lead = head.strip().partition("\n\n")
    sections = zip(rest[0::3], rest[1::3], rest[2::3], strict=True)
    return Text(
        slug=slug,
        title=title.removeprefix("# "),
        lead=lead,
        sections=tuple(Section(anchor=anchor, title=name, source=body.strip()) for name, anchor, body in sections),
    )


def passages(question: str, language: str, limit: int = 5) -> tuple[Passage, ...]:
    """The sections most like the question, best first; few texts, so they are compared in memory."""
    asked = frozenset(ngrams(question))
    if not asked:
        return ()
    scored = [
        (len(asked & section.grams) / len(asked), Passage(text(slug, language), section))
        for slug in SLUGS
        for section in text(slug, language).sections
    ]
    likely = [(score, passage) for score, passage in scored if score >= _LIKE]
    return tuple(passage for _, passage in sorted(likely, key=lambda found: -found[0])[:limit])
