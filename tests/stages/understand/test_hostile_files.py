"""Tables that come from elsewhere with something in them, and tables that go out to a program that would reckon."""

import gzip
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samskab.ground.journal.models import Entry
from samskab.kernel.refusal import Refusal
from samskab.stages.understand.bridge import polis
from samskab.stages.understand.bridge.polis import read_conversation, unarmed
from samskab.stages.understand.forms import moving
from samskab.stages.understand.models import Statement
from tests.stages.understand.conftest import Here

pytestmark = pytest.mark.django_db
HEADS = "timestamp,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
VOTED = "timestamp,comment-id,voter-id,vote\n"
ONE = f"{HEADS}1,1,9,1,0,1,Vi mangler en sti.\n"


def zipped(text: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("comments.csv", text)
    return made.getvalue()


FILES: dict[str, tuple[bytes, bytes]] = {
    "a vote without end": (ONE.encode(), f"{VOTED}1,1,7,inf\n".encode()),
    "a vote too large for any number": (ONE.encode(), f"{VOTED}1,1,7,1e999\n".encode()),
    "a vote that is no number": (ONE.encode(), f"{VOTED}1,1,7,nan\n".encode()),
    "a number of another alphabet": (ONE.encode(), f"{VOTED}١,١,7,1\n".encode()),
    "a number that no column holds": (f"{HEADS}1,99999999999999,9,1,0,1,Ord.\n".encode(), VOTED.encode()),
    "a moment that no calendar has": (f"{HEADS}999999999999999,1,9,1,0,1,Ord.\n".encode(), VOTED.encode()),
    "a letter that no text holds": (f"{HEADS}1,1,9,1,0,1,Vi\x00mangler.\n".encode(), f"{VOTED}1,1,7\x00,1\n".encode()),
    "letters that turn the line round": (f"{HEADS}1,1,9,1,0,1,Vi\u202emangler.\n".encode(), VOTED.encode()),
    "a field without end": (f'{HEADS}1,1,9,1,0,1,"{"x" * 200_000}"\n'.encode(), VOTED.encode()),
    "a quote that never ends": (f'{HEADS}1,1,9,1,0,1,"Vi mangler'.encode(), VOTED.encode()),
    "a row that is too long": (f"{HEADS}1,1,9,1,0,1,Ord.,a,b,c,d\n".encode(), f"{VOTED}1,1,7,1,2,3\n".encode()),
    "a row that is too short": (f"{HEADS}1,1\n".encode(), f"{VOTED}1,1\n".encode()),
    "columns by the thousand": ((",".join(f"c{at}" for at in range(50_000)) + "\n").encode(), VOTED.encode()),
    "an archive": (zipped(ONE * 10_000), VOTED.encode()),
    "a compressed file": (gzip.compress(ONE.encode() * 10_000), VOTED.encode()),
    "a page": (b"<!DOCTYPE html><script>alert(1)</script>", b"<svg onload=alert(1)>"),
    "half a letter": (HEADS.encode() + b"1,1,9,1,0,1,\xc3", VOTED.encode()),
    "another alphabet's form": (ONE.encode("utf-16"), VOTED.encode("utf-16")),
}


@pytest.mark.parametrize("name", FILES)
def test_whatever_a_file_holds_it_is_read_or_refused_with_a_word(client: Client, here: Here, name: str) -> None:
    comments, votes = FILES[name]
    client.force_login(here.author.person)
    sent = {
        "comments": SimpleUploadedFile("../../comments.csv", comments),
        "votes": SimpleUploadedFile("votes.csv\x00.html", votes, content_type="text/html"),
    }
    answer = client.post(f"/arenas/{here.arena.slug}/understand/bring/", sent)
    assert answer.status_code in {200, 302, 400}
    assert [each.words for each in Statement.objects.all() if not each.words.isprintable()] == []


def test_the_same_sent_as_one_row_a_person_is_read_or_refused(client: Client, here: Here) -> None:
    client.force_login(here.author.person)
    for table in (
        "participant,1\n,1\n",
        "participant,1\n7,inf\n",
        "participant,1,1,1\n7,1,-1\n",
        "participant\n",
        f"participant,{'9' * 5_000}\n7,1\n",
        "\n",
    ):
        sent = {
            "comments": SimpleUploadedFile("comments.csv", ONE.encode()),
            "people": SimpleUploadedFile("participants-votes.csv", table.encode()),
        }
        before = Entry.objects.count()
        status = client.post(f"/arenas/{here.arena.slug}/understand/bring/", sent).status_code
        assert (status in {200, 302, 400}, Entry.objects.count() - before <= 1) == (True, True)


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "=cmd|' /C calc'!A0"],
)
def test_no_spreadsheet_reckons_with_what_goes_out(text: str) -> None:
    assert unarmed(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Flere cykler;=1+1;tak", "Træer; @SUM(A1)", ";+1", "a;-1;=2"])
def test_nor_does_one_that_parts_cells_at_another_sign(text: str) -> None:
    [line] = moving.table([[7, text]])
    for cell in line.split(";"):
        assert not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert brought(unarmed(text)) == brought(text)


def brought(words: str) -> str:
    """The words of a statement when they come in from a table."""
    said = f'timestamp,comment-id,comment-body\n1,1,"{words}"\n'
    files = {"comments.csv": said, "votes.csv": "comment-id,voter-id,vote\n"}
    [statement] = read_conversation(files).statements
    return statement.words


@pytest.mark.parametrize("column", ["timestamp", "agrees"])
@pytest.mark.parametrize("digits", [400, 5_000])
def test_a_number_that_is_none_is_passed_over(column: str, digits: int) -> None:
    said = f"comment-id,comment-body,{column}\n1,Flere bænke,{'9' * digits}\n"
    files = {"comments.csv": said, "votes.csv": "comment-id,voter-id,vote\n1,7,1\n"}
    assert [each.at for each in read_conversation(files).statements] == [None]


def test_a_table_of_more_answers_than_are_taken_is_refused_before_all_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polis, "MOST_ANSWERS", 10)
    people = "participant,1,2,3\n" + "".join(f"{number},1,1,1\n" for number in range(9)) + "9,x,x,x\n"
    with pytest.raises(Refusal, match="for stor"):
        read_conversation({"comments.csv": ONE, "participants-votes.csv": people})
