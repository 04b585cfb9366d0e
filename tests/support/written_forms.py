"""The forms that stand on a page, as a browser reads them: where each is sent, and what each field holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from html.parser import HTMLParser

from samskab.kernel import clock

_WORDS = {"textarea", "text", "search", "email", "tel", "url", "password", "hidden"}
_WRITTEN = {*_WORDS, "date"}
_TRIED = 8  # so many of the things that can be chosen in one list
_NOT_SENT = {"submit", "button", "image", "reset", "file"}


@dataclass
class WrittenForm:
    """A form: its method and address, what a browser would send of it as it stands, and where words can be written."""

    method: str
    action: str
    sent: dict[str, list[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)  # of each field in which something is written, which it is
    choices: dict[str, list[str]] = field(default_factory=dict)  # where one of several is chosen: all there are
    files: list[str] = field(default_factory=list)  # the fields that a file is chosen for

    def is_written(self, name: str) -> bool:
        """Whether somebody writes in that field: words or a day, and not something that the page knows."""
        return self.kinds[name] != "hidden"

    def filled(self, *, in_days: int = 120) -> dict[str, list[str]]:
        """What is sent by one who writes a little in each field that is empty, and a day so far ahead."""
        return {
            name: [_something(name, self.kinds[name], in_days)] if values == [""] and name in self.kinds else values
            for name, values in self.sent.items()
        }

    def ways_to_fill(self) -> Iterator[dict[str, list[str]]]:
        """The same, with a day soon, with something else chosen (of each list the first few), or with more said."""
        yield self.filled()
        yield self.filled(in_days=30)
        for name, values in self.choices.items():
            for value in values[:_TRIED]:
                if [value] != self.sent[name]:
                    yield {**self.filled(), name: [value]}
        texts = [name for name, kind in self.kinds.items() if kind == "textarea"]
        yield {**self.filled(), **{name: [f"{self.sent[name][0]} Og lidt til."] for name in texts}}


def forms_in(page: str) -> list[WrittenForm]:
    """The forms of a page in their order."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def is_of_words(kind: str) -> bool:
    """Whether words can be written in a field of this kind, as they cannot where a day is asked for."""
    return kind in _WORDS


def words_asked_for(page: str) -> Iterator[tuple[WrittenForm, str]]:
    """Each form that is sent to be kept, with each of its fields in which words can be written."""
    for form in forms_in(page):
        if form.method == "post":
            for name, kind in form.kinds.items():
                if is_of_words(kind) and name != "csrfmiddlewaretoken":
                    yield form, name


def _something(name: str, kind: str, in_days: int) -> str:
    day = (clock.now() + timedelta(days=in_days)).strftime("%Y-%m-%d")
    known = {"email": "ny@example.org", "url": "https://sti.example/", "date": day}
    return known["email"] if name == "addresses" else known.get(kind, "Sådan er det")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[WrittenForm] = []
        self._form: WrittenForm | None = None
        self._area = self._choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form = WrittenForm(told.get("method", "get").lower(), told.get("action", ""))
            self.forms.append(self._form)
        elif self._form is not None and (tag == "option" or told.get("name")) and "disabled" not in told:
            self._read(tag, told, self._form)

    def handle_data(self, data: str) -> None:
        if self._area and self._form is not None:
            self._form.sent[self._area][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self._area and self._form is not None:
            self._form.sent[self._area][-1] = self._form.sent[self._area][-1].removeprefix("\n")  # as browsers do
        if tag == "form":
            self._form = None
        self._area = "" if tag == "textarea" else self._area
        self._choice = "" if tag == "select" else self._choice

    def _read(self, tag: str, told: dict[str, str], form: WrittenForm) -> None:
        name, kind = told.get("name", ""), told.get("type", "text")
        if tag == "textarea":
            self._area = name
            form.kinds[name] = tag
            form.sent.setdefault(name, []).append("")
        elif tag == "select":
            self._choice = name
            form.sent[name], form.choices[name] = [""], []
        elif tag == "option":
            self._choose(told, form)
        elif tag == "input" and kind == "file":
            form.files.append(name)
        elif tag == "input" and kind not in _NOT_SENT:
            self._put_in(name, kind, told, form)

    def _choose(self, told: dict[str, str], form: WrittenForm) -> None:
        """What is chosen in a list, or else the first thing that can be."""
        if self._choice and told.get("value"):
            form.choices[self._choice].append(told["value"])
        if self._choice and ("selected" in told or not form.sent[self._choice][0]):
            form.sent[self._choice] = [told.get("value", "")]

    def _put_in(self, name: str, kind: str, told: dict[str, str], form: WrittenForm) -> None:
        """What stands in a field, is ticked, or else is the first that can be."""
        values = form.sent.setdefault(name, [])
        if kind not in ("radio", "checkbox"):
            values.append(told.get("value", ""))
        elif "checked" in told or not values:
            values[:] = [told.get("value", "on")]
        if kind == "radio":
            form.choices.setdefault(name, []).append(told.get("value", "on"))
        if kind in _WRITTEN:
            form.kinds[name] = kind
