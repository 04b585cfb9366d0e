"""Finding: Danish in all its forms, in spite of slips of the finger, and never more than one may see."""

import pytest
from django.db import connection

from samskab.ground.documents.actions.reading import read_through
from samskab.ground.documents.actions.starting import start_document
from samskab.ground.documents.enums import Kind
from samskab.ground.finding.actions.learning import learn_every_word, learn_new_words
from samskab.ground.finding.queries.asking import question_of
from samskab.ground.finding.queries.finding import Answer, found
from samskab.ground.finding.queries.marking import cut, marked, unmarked
from samskab.ground.finding.queries.vocabulary import understood
from samskab.kernel.text.rich import from_markdown
from samskab.stages.gather.actions.framing import state_frame
from samskab.stages.gather.enums import Firmness
from samskab.stages.understand.actions.writing import reword, write_statement
from tests.factories import an_arena
from tests.support.queries import at_most

pytestmark = pytest.mark.django_db
SAID = (
    "Kommunen skal have et stormflodsberedskab, som alle kender.",
    "Vandet stiger hurtigere, end vi tror.",
    "Børnene skal kunne cykle til skolen på en sikker cykelsti.",
    "Rådet bør mødes ved åen hver måned.",
    "Vi mangler et cykelværksted.",
    "En stormflod kommer uden varsel.",
)


@pytest.fixture
def said(db: None) -> None:
    """Some statements, and their words learnt."""
    arena = an_arena("Havnen i Sundby", text="Hvad gør vi med de tomme pakhuse?")
    for words in SAID:
        write_statement(arena=arena, words=words, by=arena.started_by)
    learn_every_word()


def titles(answer: Answer) -> list[str]:
    """What was found, by title or by its words, the best first."""
    return [row.title or row.words for row in answer.page]


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("stormflodsberedskab", 0),
        ("STORMFLODSBEREDSKABET", 0),
        ("beredskab", 0),
        ("storm flods beredskab", 0),
        ("stormflod", 5),
        ("stromflod", 5),
        ("stormfldsberedskab", 0),
        ("stromflodsberdskab", 0),
        ("vand", 1),
        ("vandene", 1),
        ("vadn", 1),
        ("barn", 2),
        ("boern", 2),
        ("cykelstier", 2),
        ("raad", 3),
        ("raadet", 3),
        ("å", 3),
        ("aa", 3),
        ("værksted", 4),
        ("cykelvær", 4),
        ("vaerksted", 4),
        ("værksted for cykler", 4),
        ('"ved åen"', 3),
        ("»sikker cykelsti«", 2),
        ("cykel -skole", 4),
    ],
)
def test_a_statement_is_found_first(said: None, question: str, number: int) -> None:
    assert titles(found(question, person=None))[:1] == [SAID[number]]


@pytest.mark.parametrize(
    "question",
    [
        *(
            "",
            " ",
            "-",
            "-vand",
            '"',
            '""',
            '"og"',
            "og",
            "!",
            "'",
            "\\",
            ":*",
            "& | !",
            "<->",
            "(",
            "a:b:c",
            "x'); --",
        ),
        *("🙂", "\x00", "\ud7ff", "%", "%s", "%(kind)s", "{}", "-og", '-"og det"', "og -vand", "½", "12.5"),
        *("a" * 10_000, "a " * 5_000, "-a " * 300, '"' * 300, "ß İ ŉ", "𝔳𝔞𝔫𝔡", "' & 'a", "vandx\\'y"),
    ],
)
def test_any_input_is_answered(said: None, question: str) -> None:
    assert found(question, person=None).page.total >= 0


@pytest.mark.parametrize("question", ["-vand", "og", '"og"', "-og", "xylofon", "☃", '"åen ved"', "vand -vand"])
def test_what_asks_for_nothing_or_stands_nowhere_finds_nothing(said: None, question: str) -> None:
    assert titles(found(question, person=None)) == []


def test_a_word_that_nobody_wrote_is_taken_for_the_nearest(said: None) -> None:
    assert found("vadnet", person=None).taken_for == (("vadnet", "vandet"),)
    assert found("vandet", person=None).taken_for == ()
    assert found("vadnet xylofon", person=None).taken_for == ()


def test_a_compound_that_nobody_wrote_is_found_where_its_parts_are(said: None) -> None:
    assert titles(found("børneskole", person=None)) == [SAID[2]]


def test_where_nothing_holds_all_the_words_some_will_do_and_it_is_said(said: None) -> None:
    answer = found("vandet og xylofonen", person=None)

    assert (titles(answer), answer.is_loose) == ([SAID[1]], True)


def test_a_title_stands_over_what_is_below_it(said: None) -> None:
    arena = an_arena("Et cykelværksted i Sundby", text="Vi har rummet.")
    learn_every_word()

    assert titles(found("cykelværksted", person=None)) == [arena.title, SAID[4]]


def test_a_word_stands_over_those_it_is_part_of(said: None) -> None:
    an_arena("Beredskab for alle", text="Vi øver os.")
    an_arena("Stormflodsberedskab for alle", text="Vi øver os.")
    learn_every_word()

    assert titles(found("beredskab", person=None))[:2] == ["Beredskab for alle", "Stormflodsberedskab for alle"]


@pytest.mark.parametrize(
    ("kind", "kinds"), [("", ["arena", "statement"]), ("arena", ["arena"]), ("statement", ["statement"]), ("text", [])]
)
def test_one_kind_is_found_alone(said: None, kind: str, kinds: list[str]) -> None:
    an_arena("Vandet i byen", text="Det stiger.")

    assert sorted(row.kind for row in found("vandet", person=None, kind=kind).page) == kinds


def test_a_kind_that_nobody_knows_is_all_of_them(said: None) -> None:
    assert titles(found("vandet", person=None, kind="'; --")) == [SAID[1]]


def test_new_words_are_found_at_once_and_learnt_within_a_minute(said: None) -> None:
    arena = an_arena("Pileflet i Sundby", text="Kurve og hegn.")

    assert titles(found("pileflet", person=None)) == [arena.title]
    assert titles(found("plieflet", person=None)) == []

    assert learn_new_words() > 0

    assert titles(found("plieflet", person=None)) == [arena.title]
    assert learn_new_words() == 0


def test_words_that_say_the_same_are_not_written_again(said: None) -> None:
    def versions() -> dict[str, str]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT word, ctid::text FROM finding_word")
            return dict(cursor.fetchall())

    before = versions()
    learn_every_word()
    assert versions() == before

    an_arena("Vandet igen", text="Det stiger.")
    learn_every_word()
    after = versions()
    assert {word for word in before if after[word] != before[word]} == {"vandet", "stiger"}


def test_a_title_that_holds_a_part_stands_over_words_that_do(said: None) -> None:
    arena = an_arena("Stormflodsberedskab", text="Vi øver os.")
    write_statement(arena=arena, words="Vi savner et beboerberedskab.", by=arena.started_by)
    learn_every_word()

    assert titles(found("beredskab", person=None))[0] == "Stormflodsberedskab"


def test_a_statement_is_found_by_the_words_it_has_now(said: None) -> None:
    arena = an_arena("Vinteren", text="Sne.")
    statement = write_statement(arena=arena, words="Vi skal have en skøjtebane.", by=arena.started_by)
    reword(statement=statement, words="Vi skal have en kælkebakke.", by=arena.started_by)

    assert titles(found("skøjtebane", person=None)) == []
    assert titles(found("kælkebakke", person=None)) == ["Vi skal have en kælkebakke."]


def test_a_text_is_found_by_its_title_its_words_and_how_people_saw_it(said: None) -> None:
    arena = an_arena("Vinteren", text="Sne.")
    start_document(
        arena=arena,
        kind=Kind.PROBLEM,
        title="Vores forståelse af istiden",
        framing="Gletsjere overalt.",
        body=from_markdown("Mammutterne trak mod syd."),
        by=arena.started_by,
    )

    assert titles(found("istid", person=None)) == ["Vores forståelse af istiden"]
    assert titles(found("gletsjer", person=None)) == ["Vores forståelse af istiden"]
    assert read_through() == 1
    assert titles(found("mammutter", person=None)) == ["Vores forståelse af istiden"]
    assert read_through() == 0


def test_hits_are_marked_and_everything_else_is_escaped(said: None) -> None:
    arena = an_arena("Vinteren", text="<script>alert('sne')</script> & sne")
    row = found("sne", person=None).page.rows[0]

    assert row.arena_slug == arena.slug
    assert "<script" not in marked(row.marked_words)
    assert marked(row.marked_words).endswith("&amp; <mark>sne</mark>")
    assert unmarked(row.marked_words).endswith("& sne")
    assert marked("\x02a\x02b\x03\x03<") == "a<mark>b</mark>&lt;"


def test_an_excerpt_says_where_it_is_cut() -> None:
    assert cut("to \x02tre\x03 fire", "en to tre fire fem") == "… to \x02tre\x03 fire …"
    assert cut("\x02en\x03 to tre fire", "en to\ntre fire fem") == "\x02en\x03 to tre fire …"
    assert (cut("en to", "en to"), cut("", "")) == ("en to", "")


def test_a_frame_is_found_until_another_stands_in_its_place(said: None) -> None:
    arena = an_arena("Vinteren", text="Sne.")
    first = state_frame(
        arena=arena,
        what="Budgettet er en halv million",
        firmness=Firmness.FIXED,
        why="Byrådet har vedtaget det.",
        until="Til næste år",
        by=arena.started_by,
    )
    assert titles(found("budgettet", person=None)) == [first.what]
    second = state_frame(
        arena=arena,
        what="Budgettet er en hel million",
        firmness=Firmness.FIXED,
        why="Byrådet har vedtaget det.",
        until="Til næste år",
        replaces=first,
        by=arena.started_by,
    )
    assert titles(found("budgettet", person=None)) == [second.what]


def test_two_queries_answer_a_question_and_three_a_misspelt_one(said: None) -> None:
    with at_most(2):
        found("vandet", person=None)
    with at_most(3):
        found("vadnet", person=None)


def test_a_compound_written_apart_is_found(said: None) -> None:
    assert set(titles(found("storm flod", person=None))) == {SAID[5], SAID[0]}


def test_two_words_that_are_one_lead_to_the_ten_of_which_it_is_a_part_that_most_things_hold(said: None) -> None:
    arena = an_arena("Diger")
    parts = ("mur", "port", "fond", "nat", "plan", "bro", "kort", "vand", "rum", "sikring", "varsel")
    often = {f"stormflods{part}" for part in parts[:9]}
    for part in parts:
        for turn in range(2 if f"stormflods{part}" in often else 1):
            write_statement(arena=arena, words=f"Her er stormflods{part} {turn}.", by=arena.started_by)
    learn_every_word()

    one, other = understood(question_of("storm flod")).meanings

    assert one.whole.keys() & other.whole.keys() >= often | {"stormflod"}
    assert len(one.whole.keys() & other.whole.keys()) == 11
