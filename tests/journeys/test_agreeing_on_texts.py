"""How three arenas write their problem together, remark on it, amend it in a round, and adopt it for good."""

import hashlib
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from samskab.config.command.exits import Exit
from samskab.config.command.verify import verify_database
from samskab.ground.documents.models import Document, VersionAdopted
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.journal.models import Entry
from samskab.kernel.text.rich import blocks, plain
from tests.journeys.test_deciding import Neighbours, accept, build_in, consent, object_to, put_forward
from tests.support.browsers import Visitor
from tests.support.processes import eventually

Visitors = Callable[..., Visitor]
STORIES = (
    ("Sådan ser vi vandet", "Vandet kommer hvert år.", "Ingen ved, hvem der ringer.", "Ingen ved, hvem der banker på."),
    ("Derfor er broen tom", "Broen mangler planker.", "Toilettet er lukket.", "Toilettet er lukket om vinteren."),
    ("Hvad børnene mangler", "Hallen er fuld.", "De små når ikke bussen.", "De små og de gamle når ikke bussen."),
)


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^Teksten: "))


def begin(visitor: Visitor, here: Neighbours, title: str, words: str) -> str:
    """Begin a text, write its first line, and answer with its address."""
    page = visitor.page
    visitor.open(reverse("documents:new", args=[here.arena.slug]))
    page.get_by_label("Hvad skal den hedde?").fill(title)
    page.get_by_role("radio", name="Hvordan vi forstår det").check()
    page.get_by_label("Hvordan ser du det lige nu?").fill("Jeg er træt af at vente.")
    page.get_by_role("button", name="Begynd teksten").click()
    expect(page.locator("[data-status]")).to_have_text("Gemt")
    editor(page).click()
    page.keyboard.type(words)
    expect(page.locator("[data-status]")).to_have_text("Gemt")
    return urlsplit(page.url).path.removesuffix("write/")


def write_on(visitor: Visitor, text: str, before: str, words: str) -> None:
    """Write one more paragraph behind what another wrote."""
    page = visitor.page
    visitor.open(f"{text}write/")
    expect(editor(page)).to_contain_text(before)
    page.locator("[data-editor] p", has_text=before).click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.keyboard.type(words)
    expect(page.locator("[data-status]")).to_have_text("Gemt")


def remark_and_answer(one: Visitor, other: Visitor, text: str, block: str) -> None:
    one.open(f"{text}blocks/{block}/remark/")
    one.page.get_by_label("Hvad vil du bemærke?").fill("Hvor tit?")
    one.page.get_by_role("button", name="Tilføj bemærkningen").click()
    other.open(text)
    other.page.get_by_role("link", name="Svar", exact=True).click()
    other.page.get_by_label("Hvad svarer du?").fill("Tre gange siden jul.")
    other.page.get_by_role("button", name="Svar", exact=True).click()
    expect(other.page.locator(".margin__answer")).to_contain_text("Tre gange siden jul.")


def ask_everybody(visitor: Visitor, text: str) -> str:
    """Keep the text, ask for consent to that version, and answer with the address of the round."""
    page = visitor.page
    visitor.open(f"{text}keep/")
    page.get_by_label("Hvad vil du kalde den?").fill("Til vedtagelse")
    page.get_by_role("button", name="Gem udgaven").click()
    page.get_by_role("link", name="Udgave 1: Til vedtagelse").click()
    page.get_by_role("link", name="Bed om samtykke til denne udgave").click()
    page.get_by_role("button", name="Åbn runden").click()
    expect(page.locator("main")).to_contain_text("Runden er åben.")
    return urlsplit(page.url).path


@pytest.mark.parametrize(("title", "first", "second", "amended"), STORIES, ids=["water", "bridge", "children"])
def test_a_problem_is_written_remarked_on_amended_and_adopted(
    visitors: Visitors, title: str, first: str, second: str, amended: str
) -> None:
    here = Neighbours()
    anne, ruth, hanne, karl = (visitors().signed_in_as(person) for person in here.everybody)
    text = begin(anne, here, title, first)
    write_on(ruth, text, first, second)
    document = Document.objects.get(arena=here.arena)
    remark_and_answer(hanne, karl, text, blocks(body_of(document))[0].id)

    round_page = ask_everybody(karl, text)
    hanne.open(round_page)
    object_to(hanne.page, "Så er vi ikke med.", "At vi kommer med.")
    ruth.open(round_page)
    build_in(ruth.page, second, amended)
    hanne.open(round_page)
    accept(hanne.page, "Nu er vi med.")
    karl.open(round_page)
    put_forward(karl.page)
    for visitor in (anne, ruth, hanne, karl):
        visitor.open(round_page)
        consent(visitor.page)
    karl.page.get_by_role("button", name="Slut runden").click()
    expect(karl.page.locator("main")).to_contain_text("Vedtaget med samtykke")
    expect(karl.page.locator(".record__text")).to_contain_text(amended)
    karl.axe()

    adopted = VersionAdopted.objects.select_related("version").get(version__document=document)
    assert eventually(lambda: plain(body_of(document)) == f"{first}\n\n{amended}")
    anne.open(text)
    expect(anne.page.get_by_role("link", name="Vedtaget udgave 2")).to_be_visible()
    expect(anne.page.locator("article")).to_contain_text(amended)
    anne.axe()
    anne.page.get_by_role("link", name="Se det afsnit for afsnit").click()
    expect(anne.page.get_by_role("region", name="Afsnit 2")).to_contain_text("Ændring i en runde")
    anne.axe()

    digest = hashlib.sha256(adopted.version.body.encode()).hexdigest()
    told = Entry.objects.get(chain=str(here.arena.ref), kind="documents.version_adopted")
    assert told.body["digest"] == digest
    assert verify_database() == Exit.OK
