from pathlib import Path

import pytest
from django.conf import settings

from samskab.config.command.exits import Exit
from samskab.ground.arenas.models import Arena
from samskab.ground.people.models import Organisation
from samskab.stages.understand.models import Answer as StatementAnswer
from tests.factories import a_person, an_arena
from tests.support.clusters import Database
from tests.support.commands import samskab

GOOD = (
    "\ufeffname;kind;contact\nØrslev Beboerhus;association;post@hus.example\nÅby Kommune;municipality;post@by.example\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "organisationer.csv"


def imported(sheet: Path, database: Database, by: str = "åse@example.org") -> tuple[int, str]:
    ended = samskab("import", sheet, "--by", by, **database.environment())
    return ended.returncode, ended.stdout + ended.stderr


def test_rows_become_organisations_that_are_asked_by_letter(committed_db: Database, sheet: Path) -> None:
    a_person(email="åse@example.org")
    sheet.write_text(GOOD)

    assert imported(sheet, committed_db) == (
        Exit.OK,
        "2 organisations written down and asked by letter; 0 were here already.\n",
    )
    assert list(Organisation.objects.order_by("id").values_list("name", "contact_email", "confirmed_at")) == [
        ("Ørslev Beboerhus", "post@hus.example", None),
        ("Åby Kommune", "post@by.example", None),
    ]


def test_reading_the_same_again_changes_nothing(committed_db: Database, sheet: Path) -> None:
    a_person(email="åse@example.org")
    sheet.write_text(GOOD)
    imported(sheet, committed_db)

    assert imported(sheet, committed_db)[1].startswith("0 organisations written down")
    assert Organisation.objects.count() == 2


def test_one_wrong_row_keeps_all_out_and_every_wrong_row_is_told(committed_db: Database, sheet: Path) -> None:
    a_person(email="åse@example.org")
    sheet.write_text(GOOD + "Klubben;klub;post@klub.example\nHuset;association;ingen\n;association;a@b.example\n")

    status, said = imported(sheet, committed_db)

    assert status == Exit.WRONG
    assert [line.partition(": ")[0] for line in said.splitlines()[:3]] == ["line 4", "line 5", "line 6"]
    assert said.endswith("Nothing was read in. Correct these lines and try again.\n")
    assert Organisation.objects.count() == 0


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"navn;type\nx;y\n", "lacks the columns: contact, kind, name"), (b"\xe6", "text in UTF-8"), (b"", "lacks")],
)
def test_a_file_that_is_no_such_sheet_is_refused(sheet: Path, content: bytes, what: str) -> None:
    sheet.write_bytes(content)

    ended = samskab("import", sheet, "--by", "a@b.example")

    assert ended.returncode == Exit.WRONG
    assert what in ended.stderr


def test_only_somebody_who_has_confirmed_their_address_may_do_it(committed_db: Database, sheet: Path) -> None:
    sheet.write_text(GOOD)

    status, said = imported(sheet, committed_db, by="ingen@example.org")

    assert status == Exit.WRONG
    assert "Nobody has confirmed the address" in said


def a_conversation(folder: Path) -> Path:
    head = "comment-id,agrees,disagrees,moderated,comment-body"
    (folder / "comments.csv").write_text(f"{head}\n4,2,0,-1,Mere vand\n5,0,0,1,\n")
    (folder / "votes.csv").write_text("comment-id,voter-id,vote\n4,a,-1\n4,b,-1\n")
    return folder


def test_a_conversation_comes_into_an_arena_and_what_was_done_to_it_is_told(
    committed_db: Database, tmp_path: Path
) -> None:
    arena = an_arena("Vand", by=a_person(email="åse@example.org"))

    ended = samskab(
        *("import", "polis", a_conversation(tmp_path), "--arena", arena.slug, "--by", "åse@example.org"),
        **committed_db.environment(),
    )

    assert (ended.returncode, ended.stdout.splitlines()) == (
        Exit.OK,
        [
            f"1 statements and 2 answers of 2 people are in {arena.slug}.",
            "The sign of the votes was the other way round beside the comments, and was put right.",
            "1 statements had no words and were left out.",
            "1 had been sorted away where they came from. Each is marked so, and asked about.",
            f"Go on from there: {settings.ORIGIN}/arenas/{arena.slug}/",
        ],
    )
    assert list(StatementAnswer.objects.values_list("statement__words", "value")) == [("Mere vand", 1)] * 2


def test_where_a_cpr_number_stood_is_told_by_its_row(committed_db: Database, tmp_path: Path) -> None:
    a_person(email="åse@example.org")
    a_conversation(tmp_path)
    with (tmp_path / "comments.csv").open("a") as comments:
        comments.write("6,0,0,1,Ring til 010190-1234\n")
    (tmp_path / "summary.csv").write_text("topic,Vand\nconversation-description,Skriv til 010190-1234\n")

    ended = samskab("import", "polis", tmp_path, "--by", "åse@example.org", **committed_db.environment())

    unreadable = "What may be a CPR number was made unreadable in"
    assert [line for line in ended.stdout.splitlines() if line.startswith(unreadable)] == [
        f"{unreadable} comments.csv, row 4. We never store any.",
        f"{unreadable} summary.csv. We never store any.",
    ]
    assert Arena.objects.get().text.startswith("Skriv til xxxxxx-xxxx\n")


def test_without_an_arena_it_becomes_one_of_its_own_once(committed_db: Database, tmp_path: Path) -> None:
    person = a_person(email="åse@example.org")
    a_conversation(tmp_path)
    asked = "Hvad gør vi,\nnår det regner?"
    (tmp_path / "summary.csv").write_text(
        f'topic,Vandet i byen\nurl,https://pol.is/1vand\nconversation-description,"{asked}"\n'
    )
    words = (
        "import",
        "polis",
        tmp_path,
        "--by",
        "åse@example.org",
        "--place",
        "aabenraa",
        "--source",
        "Byen, CC BY 4.0",
    )

    ended = [samskab(*words, **committed_db.environment()) for _ in range(2)]

    assert [each.returncode for each in ended] == [Exit.OK, Exit.OK]
    assert ended[0].stdout.splitlines()[0] == "1 statements and 2 answers of 2 people are in vandet-i-byen."
    assert ended[0].stdout == ended[1].stdout
    arena = Arena.objects.get()
    assert (arena.title, arena.slug, arena.started_by, str(arena.where)) == (
        *("Vandet i byen", "vandet-i-byen", person, "Aabenraa"),
    )
    assert arena.text == (
        f"{asked}\n\nUdsagn og svar er hentet fra en samtale i Polis. Alle kan gå videre herfra.\n"
        "Kilde: https://pol.is/1vand\nKilde: Byen, CC BY 4.0"
    )
    assert StatementAnswer.objects.count() == 2


def test_a_conversation_that_tells_nothing_of_itself_has_a_name_all_the_same(
    committed_db: Database, tmp_path: Path
) -> None:
    a_person(email="åse@example.org")

    words = ("import", "polis", a_conversation(tmp_path), "--by", "åse@example.org")

    ended = samskab(*words, **committed_db.environment())

    assert ended.returncode == Exit.OK
    assert [arena.title for arena in Arena.objects.all()] == ["En samtale fra Polis"]


def test_a_place_that_is_none_lights_nothing(committed_db: Database, tmp_path: Path) -> None:
    a_person(email="åse@example.org")
    words = ("import", "polis", a_conversation(tmp_path), "--by", "åse@example.org", "--place", "Andeby")

    ended = samskab(*words, **committed_db.environment())

    assert (ended.returncode, ended.stderr.count("no municipality or region with the name Andeby")) == (Exit.WRONG, 1)
    assert Arena.objects.count() == 0


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("a.csv", "b.csv"), "Name one file"),
        (("polis", ".", "x"), "Name one file"),
    ],
)
def test_words_that_lead_nowhere_are_told(words: tuple[str, ...], what: str) -> None:
    ended = samskab("import", *words, "--by", "a@b.example")

    assert ended.returncode == Exit.WRONG
    assert what in ended.stderr


def test_an_arena_that_is_not_there_changes_nothing(committed_db: Database, tmp_path: Path) -> None:
    a_person(email="åse@example.org")

    ended = samskab(
        *("import", "polis", a_conversation(tmp_path), "--arena", "ingen", "--by", "åse@example.org"),
        **committed_db.environment(),
    )

    assert ended.returncode == Exit.WRONG
    assert StatementAnswer.objects.count() == 0
