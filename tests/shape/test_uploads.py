"""Files that are something else than they say, at every place of the house where a file can be brought.

The places are read from the pages, so a new one is tried as soon as there is one. Nothing of such a file, and nothing
of what it is called, is kept or told; and no spreadsheet reckons with a table that goes out.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from tempfile import gettempdir
from urllib.parse import urljoin

import pytest
from django.db import transaction
from django.http.response import HttpResponseBase
from django.urls import reverse

from samskab.stages.understand import actions as understand
from samskab.stages.understand.bridge.polis import CONVERSATION
from tests.factories import an_arena
from tests.support.doors import Cast, Ledger, taken_back
from tests.support.holding import tables_holding
from tests.support.pages import addresses
from tests.support.pictures import a_picture
from tests.support.uploads import BOUNDARY, FILES, MARK, NAMES, parts
from tests.support.written_forms import WrittenForm, forms_in

# The gallery of components shows a form that is sent nowhere: it answers 405.
ANSWERS = {200, 302, 400, 405, 413, 422}
FORMULAS = ("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(A1)", "＝1+1", "＋1+1", "－1+1", "＠SUM(A1)")
MANY = 10_000


@dataclass(frozen=True)
class Place:
    """Where a file can be brought: the address, the form there, and the field."""

    address: str
    form: WrittenForm
    field: str


@pytest.fixture(scope="module")
def places(cast: Cast) -> list[Place]:
    """Every place where a file can be brought."""
    found: dict[tuple[str, str], Place] = {}
    for address in addresses():
        path = address.path(cast.house)
        with taken_back(cast.browsers["owner"]) as client:
            page = client.get(path)
        if page.status_code == 200 and page.headers["Content-Type"].startswith("text/html"):
            for form in forms_in(page.content.decode()):
                for field in form.files:
                    place = urljoin(path, form.action)
                    found[place, field] = Place(place, form, field)
    return list(found.values())


def brought(cast: Cast, place: Place, name: bytes, content: bytes) -> tuple[HttpResponseBase, set[str]]:
    """What is answered to one who brings a file, and the tables in which something of it stands then."""
    files = [(field, name, content) for field in place.form.files]
    return sent(cast, place, parts(place.form.filled(), files))


def sent(cast: Cast, place: Place, body: bytes) -> tuple[HttpResponseBase, set[str]]:
    ledger = Ledger()
    with taken_back(cast.browsers["owner"]) as client:
        answer = client.generic("POST", place.address, body, content_type=f"multipart/form-data; boundary={BOUNDARY}")
        return answer, tables_holding(MARK, among=ledger.since())


def new_files() -> set[Path]:
    """The files that are in the folders where a path in a name could lead."""
    return {file for folder in (Path(gettempdir()), Path.cwd()) for file in folder.glob(f"*{MARK}*")}


@pytest.mark.parametrize("kind", FILES)
def test_nothing_of_a_file_that_is_something_else_is_kept(kind: str, cast: Cast, places: Sequence[Place]) -> None:
    for place in places:
        answer, held = brought(cast, place, b"billede.png", FILES[kind])
        assert (answer.status_code in ANSWERS, held) == (True, set())


@pytest.mark.parametrize("kind", NAMES)
def test_what_a_file_is_called_leads_nowhere(kind: str, cast: Cast, places: Sequence[Place]) -> None:
    for place in places:
        for content in (a_picture(), b"timestamp,comment-id\n"):
            answer, held = brought(cast, place, NAMES[kind], content)
            assert (answer.status_code in ANSWERS, held, "X-Evil" in answer.headers) == (True, set(), False)
            assert MARK not in answer.getvalue().decode()
    assert new_files() == set()


@pytest.mark.parametrize("what", ["fields", "files", "files of one name"])
def test_ten_thousand_parts_are_refused_and_kept_nowhere(what: str, cast: Cast, places: Sequence[Place]) -> None:
    for place in places:
        names = [place.field if what == "files of one name" else f"{MARK}{at}" for at in range(MANY)]
        fields: Mapping[str, Sequence[str]] = {name: [MARK] for name in names} if what == "fields" else {}
        files = [] if what == "fields" else [(name, b"a.png", MARK.encode()) for name in names]
        answer, held = sent(cast, place, parts(fields, files))
        assert (answer.status_code in {400, 405, 413}, held) == (True, set())


def test_a_file_without_end_is_refused_and_kept_nowhere(cast: Cast, places: Sequence[Place]) -> None:
    """A body of more than sixty-four megabytes does not come as far as this; see `tests/config/test_mounted.py`."""
    for place in places:
        answer, held = brought(cast, place, b"a.png", MARK.encode() * 3_000_000)
        assert (answer.status_code in ANSWERS, held) == (True, set())


def test_there_are_places_to_bring_pictures_and_tables_and_a_picture_is_taken(
    cast: Cast, places: Sequence[Place]
) -> None:
    assert {place.field for place in places} >= {"picture", "comments", "votes", "people"}
    taken = {place.field for place in places if brought(cast, place, b"a.png", a_picture())[0].status_code == 302}
    assert taken == {"picture"}


def tables_going_out(cast: Cast) -> Iterator[list[list[str]]]:
    """Every table that anybody can take along, and those of a conversation that came from elsewhere."""
    arena = an_arena(FORMULAS[0], by=cast.people["owner"])
    said = "".join(f'{at},"{words}"\n' for at, words in enumerate(FORMULAS))
    votes = "".join(f"{at},a,-1\n" for at in range(len(FORMULAS)))
    files = {"comments.csv": f"comment-id,comment-body\n{said}", "votes.csv": f"comment-id,voter-id,vote\n{votes}"}
    understand.import_conversation(arena=arena, files=files, by=arena.started_by)
    for words in FORMULAS:
        understand.write_statement(arena=cast.house.arena, words=words, by=cast.people["owner"])
    whole = [reverse("understand:whole", args=[arena.slug, name]) for name in CONVERSATION]
    for path in [*(each.path(cast.house) for each in addresses()), *whole]:
        with taken_back(cast.browsers["owner"]) as client:
            answer = client.get(path)
            if answer.headers.get("Content-Type", "").startswith("text/csv"):
                yield list(csv.reader(StringIO(answer.getvalue().decode())))


def test_no_spreadsheet_reckons_with_any_table_that_goes_out(cast: Cast) -> None:
    with transaction.atomic():
        tables = list(tables_going_out(cast))
        transaction.set_rollback(True)
    armed = [cell for table in tables for row in table for cell in row if cell.startswith(tuple("=+-@＝＋－＠\t\r"))]
    assert [cell for cell in armed if cell != "-1"] == []
    shown = {cell for table in tables for row in table for cell in row}
    assert ({f"'{words}" for words in FORMULAS} - shown, len(tables) >= 4) == (set(), True)
