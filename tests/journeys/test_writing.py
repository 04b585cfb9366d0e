"""A text that people write at browsers of their own: at once, apart, in the margin, and without a script."""

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from samskab.ground.arenas import actions as arenas
from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.people.enums import Perspective
from samskab.ground.people.models import Person
from samskab.kernel.canonical import Json
from tests.factories import a_participant, a_person, an_arena
from tests.support.browsers import Visitor
from tests.support.processes import eventually

Visitors = Callable[..., Visitor]
FIRST, SECOND = "Vandet kommer hvert år.", "Ingen ved, hvem der ringer."
APART = "Ikke forbundet. Dit arbejde gemmes her og kommer med, når nettet er tilbage."
# A real paste carries data of its own; what a test puts on the clipboard of a machine is other tests' too.
PASTE = """([kind, said]) => { const data = new DataTransfer(); data.setData(kind, said);
  document.querySelector("[role=textbox]").dispatchEvent(
    new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true})); }"""
FROM_A_WORD_PROCESSOR = """
<p class="MsoNormal" style="color: red" onclick="x()">Fra <b>Word</b><o:p></o:p></p>
<p style="mso-list: l0 level1"><span style="mso-list: Ignore">·</span>Et punkt</p>
"""
# What lies on the machine is read later than the others answer.
SLOW_STORE = """{ const own = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
  Object.defineProperty(IDBOpenDBRequest.prototype, "onsuccess", { get() { return own.get.call(this); },
    set(act) { own.set.call(this, (event) => setTimeout(() => act.call(this, event), 2500)); } }); }"""
WORDS = """() => { const text = document.querySelector("[role=textbox]").cloneNode(true);
  for (const caret of text.querySelectorAll(".caret")) caret.remove();
  return [...text.children].map((block) => block.textContent); }"""


@pytest.fixture
def anne(server: object) -> Person:
    return a_person("Anne Ager")


@pytest.fixture
def karl(server: object) -> Person:
    return a_person("Karl Krog")


@pytest.fixture
def text(anne: Person, karl: Person) -> Document:
    arena = an_arena("Naboer ved fjorden", by=anne)
    a_participant(arena, by=karl, perspective=Perspective.ADMINISTRATOR)
    blocks: list[Json] = [
        {"type": "paragraph", "attrs": {"id": f"block00{at}"}, "content": [{"type": "text", "text": words}]}
        for at, words in enumerate((FIRST, SECOND), start=1)
    ]
    body: dict[str, Json] = {"type": "doc", "content": blocks}
    return actions.start_document(arena=arena, kind=Kind.PROBLEM, title="Sådan ser vi vandet", body=body, by=anne)


def address(text: Document, page: str = "") -> str:
    return f"/arenas/{text.arena.slug}/texts/{text.ref}/{page}"


class Line:
    """The line between a page and the others, which can be cut, and on which things can be held up either way."""

    def __init__(self, page: Page) -> None:
        self.is_cut = False
        self.held: dict[str, list[Callable[[], None]]] = {}  # by where it goes, "there" or "back": what is under way
        self._open: list[tuple[WebSocketRoute, WebSocketRoute]] = []
        page.route_web_socket(re.compile("/live/"), self._begin)

    def _begin(self, mine: WebSocketRoute) -> None:
        if self.is_cut:
            mine.close(code=3000, reason="cut")
            return
        theirs = mine.connect_to_server()
        self._open.append((mine, theirs))
        mine.on_message(lambda message: self._pass("there", partial(theirs.send, message)))
        theirs.on_message(lambda message: self._pass("back", partial(mine.send, message)))

    def _pass(self, way: str, send: Callable[[], None]) -> None:
        held = self.held.get(way)
        send() if held is None else held.append(send)

    def hold(self, way: str) -> None:
        """What goes that way is under way until it is let go."""
        self.held[way] = []

    def let_go(self, way: str) -> None:
        """What was under way comes through."""
        for send in self.held.pop(way):
            send()

    def cut(self) -> None:
        """Nothing comes through from now on."""
        self.is_cut = True
        for ends in self._open:
            for end in ends:
                end.close(code=3000, reason="cut")
        self._open.clear()

    def mend(self) -> None:
        """It comes through again."""
        self.is_cut = False


def writing(visitors: Visitors, text: Document, person: Person, **browser: object) -> Page:
    """Somebody has the text before them, and it is theirs to write in."""
    return at_text(visitors(**browser).signed_in_as(person), text)


def at_text(visitor: Visitor, text: Document) -> Page:
    """The same, at a browser that is there."""
    visitor.open(address(text, "write/"))
    expect(editor(visitor.page)).to_contain_text("Vandet")
    expect(visitor.page.locator("[data-status]")).to_have_text("Gemt")
    return visitor.page


def editor(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Teksten: Sådan ser vi vandet")


def add(page: Page, words: str, *, to: str) -> None:
    """Write some words at the end of a paragraph."""
    page.locator("[data-editor] p", has_text=to).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def wait(page: Page, holds: Callable[[], object]) -> None:
    """Wait for something outside the page, with the page at work meanwhile, and a little longer."""

    def holds_by_now() -> object:
        page.wait_for_timeout(50)
        return holds()

    assert eventually(holds_by_now)
    page.wait_for_timeout(300)


def test_who_is_quicker_than_the_browser_tells_writes_where_they_pressed(
    visitors: Visitors, text: Document, anne: Person
) -> None:
    visitor, lines = visitors().signed_in_as(anne), ["Fire.", "Tre.", "To.", "Et."]
    for at, line in reversed(list(enumerate(lines))):
        visitor.open(address(text, "write/"))
        expect(editor(page := visitor.page)).to_contain_text("".join([FIRST, *lines[at + 1 :], SECOND]))
        page.locator("[data-editor] p", has_text=FIRST).click()
        page.keyboard.press("End")
        page.keyboard.press("Enter")
        page.keyboard.type(line)
    assert page.evaluate(WORDS) == [FIRST, *lines, SECOND]


def test_two_write_at_once_and_see_who_the_other_is(
    visitors: Visitors, text: Document, anne: Person, karl: Person
) -> None:
    hers, his = writing(visitors, text, anne), writing(visitors, text, karl)
    add(hers, " Og oftere.", to=FIRST)
    add(his, " Endnu.", to=SECOND)
    for page in (hers, his):
        expect(editor(page)).to_contain_text(f"{FIRST} Og oftere.")
        expect(editor(page)).to_contain_text(f"{SECOND} Endnu.")
        expect(page.locator("[data-status]")).to_have_text("Gemt")
    expect(hers.locator("[data-presence] li")).to_have_text(
        [re.compile("Dig Borger"), re.compile("Karl Krog Offentlig")]
    )
    expect(hers.locator('.caret[data-sector="offentlig"] .mark')).to_be_attached()
    expect(hers.locator(".caret")).to_contain_text("Karl Krog")
    his.goto(address(text))
    expect(his.locator("article")).to_contain_text(f"{FIRST} Og oftere.")


def test_what_is_written_apart_from_the_net_comes_along_later(
    visitors: Visitors, text: Document, anne: Person, karl: Person
) -> None:
    visitor = visitors().signed_in_as(anne)
    line = Line(visitor.page)
    hers, his = at_text(visitor, text), writing(visitors, text, karl)
    line.cut()
    expect(hers.locator("[data-status]")).to_have_text(APART)
    add(hers, " Hun var væk.", to=FIRST)
    add(his, " Han var her.", to=FIRST)
    expect(editor(his)).not_to_contain_text("Hun var væk.")
    expect(hers.locator("[data-status]")).to_have_text(APART)
    line.mend()
    for page in (hers, his):
        expect(editor(page)).to_contain_text("Hun var væk.")
        expect(editor(page)).to_contain_text("Han var her.")
        expect(page.locator("[data-status]")).to_have_text("Gemt")
    assert hers.evaluate(WORDS) == his.evaluate(WORDS)


def test_what_was_taken_out_is_not_called_saved_by_an_answer_to_what_came_before(
    visitors: Visitors, text: Document, anne: Person
) -> None:
    """Letters are counted, and what is taken out is not: so the answer has to say what it answers."""
    visitor = visitors().signed_in_as(anne)
    line = Line(visitor.page)
    hers = at_text(visitor, text)
    status = hers.locator("[data-status]")
    line.hold("back")
    add(hers, " Og oftere!", to=FIRST)
    wait(hers, lambda: "oftere!" in str(body_of(text)))
    expect(status).to_have_text("Gemmer …")
    line.hold("there")
    hers.keyboard.press("Backspace")
    wait(hers, lambda: line.held["there"])

    line.let_go("back")

    hers.wait_for_timeout(1000)
    expect(status).to_have_text("Gemmer …", timeout=1)
    line.let_go("there")
    expect(status).to_have_text("Gemt")
    hers.goto(address(text))
    expect(hers.locator("article")).to_contain_text(f"{FIRST} Og oftere")
    expect(hers.locator("article")).not_to_contain_text("oftere!")


@pytest.mark.parametrize("is_slow", [False, True], ids=["a quick machine", "a slow machine"])
def test_what_was_taken_out_apart_is_taken_out_after_the_page_was_closed(
    visitors: Visitors, text: Document, anne: Person, is_slow: bool
) -> None:
    """The others know nothing of it, and have answered before the machine has read what lies there."""
    visitor = visitors().signed_in_as(anne)
    line = Line(visitor.page)
    hers = at_text(visitor, text)
    line.cut()
    add(hers, "", to=SECOND)
    hers.keyboard.press("Shift+Home")
    hers.keyboard.press("Backspace")
    expect(editor(hers)).not_to_contain_text(SECOND)
    expect(hers.locator("[data-status]")).to_have_text(APART)
    hers.goto(address(text))
    expect(hers.locator("article")).to_contain_text(SECOND)
    line.mend()
    if is_slow:
        hers.add_init_script(SLOW_STORE)

    hers.goto(address(text, "write/"))

    wait(hers, lambda: SECOND not in str(body_of(text)))
    expect(editor(hers)).not_to_contain_text(SECOND)
    expect(hers.locator("[data-status]")).to_have_text("Gemt")


def test_one_undoes_only_what_one_wrote_oneself(visitors: Visitors, text: Document, anne: Person, karl: Person) -> None:
    hers, his = writing(visitors, text, anne), writing(visitors, text, karl)
    add(his, " Hans.", to=FIRST)
    expect(editor(hers)).to_contain_text("Hans.")
    add(hers, " Hendes.", to=SECOND)
    expect(editor(his)).to_contain_text("Hendes.")
    add(his, " Også hans.", to=FIRST)
    expect(editor(hers)).to_contain_text("Også hans.")
    hers.keyboard.press("Control+z")
    for page in (hers, his):
        expect(editor(page)).not_to_contain_text("Hendes.")
        expect(editor(page)).to_contain_text(f"{FIRST} Hans. Også hans.")


def test_a_remark_stays_with_its_words_and_the_other_reads_it_at_once(
    visitors: Visitors, text: Document, anne: Person, karl: Person
) -> None:
    hers, his = writing(visitors, text, anne), writing(visitors, text, karl)
    add(hers, "", to=FIRST)
    for _letter in "hvert år.":
        hers.keyboard.press("Shift+ArrowLeft")
    hers.get_by_role("button", name="Bemærk", exact=True).click()
    hers.get_by_label("Hvad vil du bemærke?").fill("Er det sikkert?")
    hers.get_by_role("button", name="Tilføj bemærkningen").click()
    for page in (hers, his):
        expect(page.locator("[data-margin]")).to_contain_text("Er det sikkert?")
        expect(page.locator("[data-editor] .remarked")).to_have_text("hvert år.")
    his.locator("[data-editor] p", has_text="Vandet").click()
    his.keyboard.press("Home")
    his.keyboard.type("Vi ved det godt: ")
    expect(editor(hers)).to_contain_text("Vi ved det godt: ")
    expect(hers.locator("[data-editor] .remarked")).to_have_text("hvert år.")


def test_a_suggestion_is_made_by_one_and_taken_in_by_another(
    visitors: Visitors, text: Document, anne: Person, karl: Person
) -> None:
    hers, his = writing(visitors, text, anne), writing(visitors, text, karl)
    hers.locator("[data-editor] p", has_text=SECOND).click()
    hers.get_by_role("button", name="Foreslå noget andet").click()
    field = hers.get_by_label("Sådan kunne der stå")
    expect(field).to_have_value(SECOND)
    field.fill("Kommunen ringer til os.")
    hers.get_by_role("button", name="Læg forslaget frem").click()
    expect(his.locator("[data-margin]")).to_contain_text("Kommunen ringer til os.")
    his.get_by_role("button", name="Tag det ind").click()
    for page in (hers, his):
        expect(editor(page)).to_contain_text("Kommunen ringer til os.")
        expect(editor(page)).not_to_contain_text("Ingen ved")
        expect(page.locator("[data-margin]")).not_to_contain_text("Kommunen")


def test_one_who_leaves_reads_on_and_writes_no_more(
    visitors: Visitors, text: Document, anne: Person, karl: Person
) -> None:
    hers, his = writing(visitors, text, anne), writing(visitors, text, karl)
    arenas.leave(arena=text.arena, by=karl)
    expect(his.locator("[data-status]")).to_have_text("Du kan læse med, men ikke skrive her nu.")
    expect(editor(his)).to_have_attribute("aria-readonly", "true")
    expect(his.get_by_role("button", name="Fed", exact=True)).to_have_attribute("aria-disabled", "true")
    add(hers, " Og oftere.", to=FIRST)
    expect(editor(his)).to_contain_text("Og oftere.")


def test_a_version_is_kept_and_held_against_what_is_written_later(
    visitors: Visitors, text: Document, anne: Person
) -> None:
    page = writing(visitors, text, anne)
    page.get_by_role("link", name="Gem en udgave").click()
    page.get_by_label("Hvad vil du kalde den?").fill("Første møde")
    page.get_by_role("button", name="Gem udgaven").click()
    expect(page.get_by_role("link", name="Udgave 1: Første møde")).to_be_visible()
    page.goto(address(text, "write/"))
    add(page, " Og oftere.", to=FIRST)
    expect(page.locator("[data-status]")).to_have_text("Gemt")
    page.goto(address(text, "versions/"))
    page.get_by_role("button", name="Se, hvad der er ændret").click()
    expect(page.locator("main ins")).to_contain_text("Og oftere")
    page.goto(address(text, "versions/1/"))
    page.get_by_role("link", name="Hent ordene frem igen").click()
    page.get_by_role("button", name="Ja, hent dem frem").click()
    expect(page.locator("article")).not_to_contain_text("Og oftere.")


def test_a_paste_of_a_megabyte_is_refused_and_one_from_a_word_processor_is_cleaned(
    visitors: Visitors, text: Document, anne: Person
) -> None:
    page = writing(visitors, text, anne)
    add(page, "", to=SECOND)
    before = editor(page).inner_text()
    page.evaluate(PASTE, ["text/plain", "vand " * 220_000])
    expect(page.get_by_role("alert")).to_contain_text("Det er for meget på én gang")
    assert editor(page).inner_text() == before
    page.keyboard.press("Enter")
    page.evaluate(PASTE, ["text/html", FROM_A_WORD_PROCESSOR])
    expect(page.locator("[data-editor] p", has_text="Fra Word").locator("strong")).to_have_text("Word")
    expect(page.locator("[data-editor] ul li")).to_have_text("Et punkt")


def test_all_can_be_done_by_keyboard_on_a_small_screen(visitors: Visitors, text: Document, anne: Person) -> None:
    visitor = visitors(width=390, theme="dark").signed_in_as(anne)
    page = at_text(visitor, text)
    add(page, "", to=SECOND)
    page.wait_for_timeout(100)
    page.keyboard.press("Alt+F10")
    expect(page.get_by_role("button", name="Fortryd dit eget")).to_be_focused()
    heading = page.get_by_role("button", name="Stor overskrift", exact=True)
    expect(heading).to_have_attribute("aria-pressed", "false")
    for _tool in range(5):
        page.keyboard.press("ArrowRight")
    expect(heading).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-editor] h2[data-block=block002]")).to_have_text(SECOND)
    expect(heading).to_have_attribute("aria-pressed", "true")
    expect(editor(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(editor(page)).not_to_be_focused()
    visitor.axe()


def test_without_a_script_one_reads_remarks_and_suggests_by_form(
    visitors: Visitors, text: Document, anne: Person, karl: Person
) -> None:
    hers, his = (visitors(javascript=False).signed_in_as(one) for one in (anne, karl))
    hers.open(address(text, "write/"))
    hers.page.get_by_role("link", name="Bemærk til afsnit 1").click()
    hers.page.get_by_label("Hvad vil du bemærke?").fill("Er det sikkert?")
    hers.page.get_by_role("button", name="Tilføj bemærkningen").click()
    expect(hers.page.locator("#margin")).to_contain_text("Er det sikkert?")
    hers.open(address(text, "write/"))
    hers.page.get_by_role("link", name="Foreslå noget andet til afsnit 2").click()
    hers.page.get_by_label("Sådan kunne der stå").fill("Kommunen ringer til os.")
    hers.page.get_by_role("button", name="Læg forslaget frem").click()
    his.open(address(text))
    his.page.get_by_role("button", name="Tag det ind").click()
    expect(his.page.locator("article")).to_contain_text("Kommunen ringer til os.")
