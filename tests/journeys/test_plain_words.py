"""While one writes, one is told of plainer words and of what does not say who, as the server tells of them."""

from playwright.sync_api import expect

from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.kernel.text.rich.advising import ADVISED, Matter, advice
from tests.factories import a_person, an_arena
from tests.support.browsers import Visitor
from tests.support.bundled import bundled
from tests.support.texts import a_text

FINDER = """
import { finder } from "../src/samskab/ui/islands/text/plainer.js";
globalThis.find = finder(document.querySelector("template[data-plainer]"));
"""
LINES = [
    *(f"Vi {word} det. {word.upper()}, {word}es og x{word}." for word in ADVISED.plainer),
    *(
        f"Det {before} {between} {verb}."
        for before in ADVISED.before
        for between in ADVISED.between
        for verb in ("males", "ås")
    ),
    *(f"De skal {verb}, og det MÅ Foretages_ nu." for verb in (*ADVISED.not_passive, "ændres", "gøres", "es", "øres2")),
    "Såfremt 😀 såfremt-ordet skal  ikke ryddes; iværksættes 2025 i  henhold til.",
    "éanvende anvendeé anvende' 'anvende' »anvende«",
]


def as_the_server(line: str) -> list[list[str]]:
    told = advice(a_text(line)).advice
    kinds = (Matter.PLAINER_WORD, Matter.PASSIVE)
    return sorted([one.matter.value, one.words.lower(), one.instead] for one in told if one.matter in kinds)


def at_a_text(visitor: Visitor) -> None:
    anne = a_person("Anne Ager")
    arena = an_arena("Naboer ved fjorden", by=anne)
    body = a_text("Vandet kommer.")
    text = actions.start_document(arena=arena, kind=Kind.OTHER, title="Vandet", body=body, by=anne)
    visitor.signed_in_as(anne).open(f"/arenas/{arena.slug}/texts/{text.ref}/write/")
    expect(visitor.page.get_by_role("textbox")).to_contain_text("Vandet")


def test_what_one_writes_is_advised_on_at_once_and_the_place_is_shown(visitor: Visitor) -> None:
    at_a_text(visitor)
    page = visitor.page
    page.locator("[data-editor] p").click()
    page.keyboard.press("End")
    page.keyboard.type(" Såfremt det fryser, skal der saltes.")
    hints = page.locator("[data-hints] li")
    expect(hints).to_have_text(
        ["»Såfremt« kan også hedde »hvis«. Vis stedet", "»skal der saltes«: Hvem gør det? Vis stedet"]
    )
    hints.nth(1).get_by_role("button").click()
    assert page.evaluate("getSelection().toString()") == "skal der saltes"
    page.keyboard.type("salter vi")
    expect(hints).to_have_count(1)


def test_the_page_finds_what_the_server_finds(visitor: Visitor) -> None:
    at_a_text(visitor)
    visitor.page.evaluate(bundled(FINDER))
    found = visitor.page.evaluate(
        "(lines) => lines.map((line) => find(line).map((one) => [one.matter, one.words.toLowerCase(), one.instead]))",
        LINES,
    )
    assert [sorted({tuple(one) for one in each}) for each in found] == [
        sorted({tuple(one) for one in as_the_server(line)}) for line in LINES
    ]
