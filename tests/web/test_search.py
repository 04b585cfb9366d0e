"""The search: finds in spite of typing errors, and takes any input."""

from itertools import count

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.asserts import assertContains, assertNotContains

from samskab.ground.finding.actions.learning import learn_every_word
from samskab.ground.finding.queries.asking import LONGEST, line_of
from samskab.kernel.paging import PAGE_SIZE
from samskab.stages.spark.actions.forums import remove_forum
from samskab.stages.understand.actions.writing import write_statement
from tests.factories import a_forum, an_arena, an_organisation
from tests.support.queries import as_many_for_thirty, at_most

pytestmark = pytest.mark.django_db
_numbers = count()


def test_without_a_question_there_is_only_the_field(client: Client) -> None:
    page = client.get("/search/")

    assertContains(page, "Hvad leder du efter?")
    assertNotContains(page, "Vi fandt ikke noget")


@pytest.mark.parametrize("question", ["stormflodsvagten", "stormflodvagten", "stormflod"])
def test_an_organisation_is_found(client: Client, question: str) -> None:
    an_organisation("Stormflodsvagten")

    assertContains(client.get("/search/", {"q": question}), "Stormflodsvagten</a>")


def test_double_a_finds_the_ring(client: Client) -> None:
    an_organisation("Åbenrå Roklub")

    assertContains(client.get("/search/", {"q": "aabenraa"}), "Åbenrå Roklub")


def test_an_organisation_that_has_not_said_yes_is_not_found(client: Client) -> None:
    an_organisation("Stormflodsvagten", confirmed=False)

    assertNotContains(client.get("/search/", {"q": "Stormflodsvagten"}), "Stormflodsvagten</a>")


@pytest.mark.parametrize("question", ["stormflodsrådet", "stormflodsraadet", "stormflodrådte", "vand"])
def test_a_forum_outside_is_found_by_its_name_and_by_what_it_does(client: Client, question: str) -> None:
    forum = a_forum("Stormflodsrådet", does="Naboer mødes om vandet.")

    with at_most(9):
        page = client.get("/search/", {"q": question})
    assertContains(page, "Fora uden for Samskab")
    assertContains(page, f'<a href="{forum.address}" rel="noopener nofollow">Stormflodsrådet</a>', html=True)


def test_a_forum_that_was_taken_off_is_not_found(client: Client) -> None:
    forum = a_forum("Stormflodsrådet")
    remove_forum(forum=forum, by=forum.registered_by)

    assertContains(client.get("/search/", {"q": "stormflodsrådet"}), "Vi fandt ikke noget")


def test_a_text_is_found_at_its_section(client: Client) -> None:
    assertContains(client.get("/search/", {"q": "byggesag"}), 'href="/cocreation/#limits"')


def test_texts_are_searched_in_the_language_of_the_page(client: Client) -> None:
    client.cookies["language"] = "en"

    assertContains(client.get("/search/", {"q": "building permit"}), 'href="/cocreation/#limits"')


def test_nothing_found_says_what_to_do(client: Client) -> None:
    page = client.get("/search/", {"q": "xylofonorkester"})

    assertContains(page, "Vi fandt ikke noget om »xylofonorkester«")
    assertContains(page, "Prøv et kortere ord")


def test_what_is_said_is_found_with_its_hits_marked_and_its_arena(client: Client) -> None:
    arena = an_arena("Havnen i Sundby", text="Hvad gør vi med pakhusene?")
    statement = write_statement(arena=arena, words="Vandet <stiger> ved kajen.", by=arena.started_by)

    page = client.get("/search/", {"q": "vand"})

    address = f"/arenas/{arena.slug}/understand/statements/{statement.ref}/"
    assertContains(page, f'<a href="{address}"><mark>Vandet</mark>')
    assertContains(page, "Udsagn · Havnen i Sundby")


def test_one_kind_can_be_looked_for_alone(client: Client) -> None:
    arena = an_arena("Vandet i Sundby", text="Det stiger.")
    write_statement(arena=arena, words="Vandet er koldt.", by=arena.started_by)
    an_organisation("Vandets venner")

    arenas, organisations = (client.get("/search/", {"q": "vand", "kind": kind}) for kind in ("arena", "organisation"))

    assertContains(arenas, '<a class="chip" href="?q=vand&amp;kind=arena" aria-current="true">Arenaer</a>', html=True)
    assertContains(arenas, "</a></h3>", count=1)
    assertContains(organisations, "Vandets venner</a></h3>")
    assertContains(organisations, "</a></h3>", count=1)


def test_a_misspelt_word_is_told_what_it_was_taken_for(client: Client) -> None:
    an_arena("Vandet i Sundby", text="Det stiger.")
    learn_every_word()

    assertContains(client.get("/search/", {"q": "vadnet"}), "Ingen har skrevet »vadnet«. Vi har ledt efter »vandet«.")


def test_what_has_only_some_of_the_words_says_so(client: Client) -> None:
    an_arena("Vandet i Sundby", text="Det stiger.")

    assertContains(client.get("/search/", {"q": "vandet xylofon"}), "Her er det, der har nogle af dem.")


def test_what_asks_for_nothing_says_how_to_ask(client: Client) -> None:
    assertContains(client.get("/search/", {"q": "-vand"}), "Skriv mindst ét ord, du gerne vil finde.")


def test_the_page_asks_as_often_for_thirty_as_for_one(client: Client) -> None:
    arena = an_arena("Sundby")

    def write(number: int) -> None:
        for _ in range(number):
            write_statement(arena=arena, words=f"Vandet stiger {next(_numbers)} steder.", by=arena.started_by)

    as_many_for_thirty(write, lambda: client.get("/search/", {"q": "vandet"}))


def test_many_are_shown_a_page_at_a_time(client: Client) -> None:
    for number in range(PAGE_SIZE + 1):
        an_organisation(f"Roklubben {number}")

    asked = {"q": "roklubben", "kind": "organisation"}
    first, second = (client.get("/search/", {**asked, "page": page}) for page in ("1", "2"))

    assertContains(first, "</a></h3>", count=PAGE_SIZE)
    assertContains(first, "?q=roklubben&amp;kind=organisation&amp;page=2")
    assertContains(second, "</a></h3>", count=1)


@pytest.mark.parametrize("page", ["0", "-1", "900", "to", "1" * 5_000, "²"])
def test_an_odd_page_number_is_no_error(client: Client, page: str) -> None:
    an_organisation("Roklubben")

    for kind in ("organisation", "arena", ""):
        assert client.get("/search/", {"q": "roklubben", "kind": kind, "page": page}).status_code == 200


@pytest.mark.parametrize(
    "written",
    [
        "\x00",
        "a\x00b",
        "\ud7ff\ufffe",
        "' OR 1=1 --",
        "& | ! ( ) :*",
        '"uafsluttet',
        "-",
        "🙂",
        "\u202eabc",
        "%%%",
        "<script>alert(1)</script>",
    ],
)
def test_odd_input_is_no_error(client: Client, written: str) -> None:
    assert client.get("/search/", {"q": written}).status_code == 200


def test_bytes_that_are_no_text_are_no_error(client: Client) -> None:
    assert client.get("/search/?q=%ff%fe%00").status_code == 200


def test_what_was_written_is_shown_as_text(client: Client) -> None:
    assertNotContains(client.get("/search/", {"q": "<script>alert(1)</script>"}), "<script>alert")


def test_a_hundred_kilobytes_are_shortened_and_said_to_be(client: Client) -> None:
    page = client.get("/search/", {"q": "roklub " * 15_000})

    assertContains(page, "Vi har brugt de første 200 tegn.")


@given(st.text(max_size=1_000))
def test_a_question_is_always_one_short_printable_line(written: str) -> None:
    question = line_of(written)

    assert len(question) <= LONGEST
    assert question == question.strip()
    assert question.isprintable()


def test_the_field_of_every_page_keeps_what_was_searched_for_and_nothing_else(client: Client) -> None:
    said = 'id="site-search" type="search" name="q" value="have"'
    searched, elsewhere = (" ".join(client.get(address).text.split()) for address in ("/search/?q=have", "/?q=have"))
    assert said in searched
    assert said not in elsewhere
