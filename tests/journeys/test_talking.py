"""Two people talk about a frame, each at a browser of their own: said, answered, quoted, worded anew, and unheard."""

from collections.abc import Callable

from playwright.sync_api import expect

from samskab.ground.people.enums import Perspective
from samskab.stages.gather import actions as gather
from samskab.stages.gather.enums import Firmness
from tests.factories import a_participant, a_person, an_arena
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]


def test_a_frame_is_talked_about(visitors: Visitors) -> None:
    anne, karl = a_person("Anne Ager"), a_person("Karl Krog")
    arena = an_arena("Naboer ved fjorden", by=anne)
    a_participant(arena, by=karl, perspective=Perspective.ADMINISTRATOR)
    gather.state_frame(
        arena=arena, what="Diget bliver 2 meter", firmness=Firmness.FIXED, why="Det er loven.", until="Maj", by=karl
    )
    hers, his = visitors().signed_in_as(anne), visitors().signed_in_as(karl)

    hers.open(f"/arenas/{arena.slug}/frames/")
    hers.page.get_by_role("link", name="Tal om den: Diget bliver 2 meter").click()
    hers.page.get_by_label("Hvad vil du sige?").fill("Hvilken **lov**? <script>alert(1)</script>")
    hers.page.get_by_role("button", name="Sig det").click()
    expect(hers.page.locator(".voice .marked")).to_have_text("Hvilken lov? <script>alert(1)</script>")
    here = hers.page.url.partition("#")[0]

    his.open(here)
    his.page.get_by_role("link", name="Svar", exact=True).click()
    his.page.get_by_label("Hvad vil du sige?").fill("Kystloven.")
    his.page.get_by_role("button", name="Svar", exact=True).click()
    expect(his.page.locator(".talk__answers .marked")).to_have_text("Kystloven.")

    hers.open(here)
    hers.page.get_by_role("link", name="Citér").last.click()
    hers.page.get_by_label("Hvad vil du sige?").fill("Hvilken paragraf?")
    hers.page.get_by_role("button", name="Sig det").click()
    expect(hers.page.locator(".voice__quote blockquote")).to_have_text("Kystloven.")
    hers.page.get_by_role("link", name="Ret dine ord").first.click()
    hers.page.get_by_label("Dine ord").fill("Hvor står det?")
    hers.page.get_by_role("button", name="Gem de nye ord").click()
    hers.page.get_by_role("link", name="Sagt på en anden måde undervejs").click()
    expect(hers.page.locator("main")).to_contain_text("Hvilken lov?")
    expect(hers.page.locator("main")).to_contain_text("Hvor står det?")

    his.open(here)
    expect(his.page.get_by_role("link", name="Ret dine ord")).to_have_count(1)
    his.page.get_by_role("button", name="Jeg vil intet høre herfra").click()
    expect(his.page.get_by_role("button", name="Hør samtalen igen")).to_be_visible()
    hers.open(here)
    expect(hers.page.get_by_role("button", name="Jeg vil intet høre herfra")).to_be_visible()
