"""The forms that stand on a page, as a browser reads them: where each is sent, and what each field holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_WORDS = {"text", "search", "email", "tel", "url", "password", "hidden"}
_NOT_SENT = {"submit", "button", "image", "reset", "file"}


@dataclass
class WrittenForm:
    """A form: its method and address, what a browser would send of it as it stands, and where words can be written."""

    method: str
    action: str
    sent: dict[str, list[str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # the name of the field, and which kind it is
    files: list[str] = field(default_factory=list)  # the fields that a file is chosen for

    def filled(self) -> dict[str, list[str]]:
        """What is sent by one who writes a little in each field that is empty."""
        return {
            name: [_something(self.words[name])] if values == [""] and name in self.words else values
            for name, values in self.sent.items()
        }


def forms_in(page: str) -> list[WrittenForm]:
    """The forms of a page in their order."""
    reader = _Reader()
    reader.feed(page)
    return reader.forms


def words_asked_for(page: str) -> Iterator[tuple[WrittenForm, str]]:
    """Each form that is sent to be kept, with each of its fields in which words can be written."""
    for form in forms_in(page):
        if form.method == "post":
            for name in form.words:
                if name != "csrfmiddlewaretoken":
                    yield form, name


def _something(kind: str) -> str:
    return {"email": "ny@example.org", "url": "https://sti.example/"}.get(kind, "Sådan er det")


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
        if tag == "form":
            self._form = None
        self._area = "" if tag == "textarea" else self._area
        self._choice = "" if tag == "select" else self._choice

    def _read(self, tag: str, told: dict[str, str], form: WrittenForm) -> None:
        name, kind = told.get("name", ""), told.get("type", "text")
        if tag == "textarea":
            self._area = name
            form.words[name] = tag
            form.sent.setdefault(name, []).append("")
        elif tag == "select":
            self._choice = name
            form.sent[name] = [""]
        elif tag == "option":
            self._choose(told, form)
        elif tag == "input" and kind == "file":
            form.files.append(name)
        elif tag == "input" and kind not in _NOT_SENT:
            self._put_in(name, kind, told, form)

    def _choose(self, told: dict[str, str], form: WrittenForm) -> None:
        """What is chosen in a list, or else the first thing that can be."""
        if self._choice and ("selected" in told or not form.sent[self._choice][0]):
            form.sent[self._choice] = [told.get("value", "")]

    def _put_in(self, name: str, kind: str, told: dict[str, str], form: WrittenForm) -> None:
        """What stands in a field, is ticked, or else is the first that can be."""
        values = form.sent.setdefault(name, [])
        if kind not in ("radio", "checkbox"):
            values.append(told.get("value", ""))
        elif "checked" in told or not values:
            values[:] = [told.get("value", "on")]
        if kind in _WORDS:
            form.words[name] = kind
