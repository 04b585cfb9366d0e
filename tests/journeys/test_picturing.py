"""A picture comes into a text where its writer is; without a script, last."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from samskab.ground.documents import actions
from samskab.ground.documents.enums import Kind
from samskab.ground.documents.models import Document
from samskab.ground.documents.queries.texts import body_of
from samskab.ground.people.models import Person
from tests.factories import a_person, an_arena
from tests.support.browsers import Visitor
from tests.support.pictures import SVG, a_picture
from tests.support.processes import eventually
from tests.support.texts import a_text

SEEN = "(image) => image.decode().then(() => [image.naturalWidth, image.naturalHeight])"


def a_written(anne: Person) -> str:
    arena = an_arena("Naboer ved fjorden", by=anne)
    body = a_text("Først.", "Sidst.")
    text = actions.start_document(arena=arena, kind=Kind.OTHER, title="Vandet", body=body, by=anne)
    return f"/arenas/{arena.slug}/texts/{text.ref}/"


def test_a_picture_is_put_in_where_one_writes_and_stays(visitors: Callable[..., Visitor], tmp_path: Path) -> None:
    anne = a_person("Anne Ager")
    visitor = visitors().signed_in_as(anne)
    address = a_written(anne)
    page = visitor.page
    visitor.open(address + "write/")
    page.locator("[data-editor] p", has_text="Først.").click()
    page.get_by_role("button", name="Billede", exact=True).click()
    dialog = page.get_by_role("dialog", name="Sæt et billede ind")
    visitor.axe()
    dialog.get_by_role("button", name="Sæt billedet ind").click()
    expect(dialog.get_by_role("alert")).to_have_text("Vælg et billede.")
    drawing = tmp_path / "tegning.png"
    drawing.write_bytes(SVG)
    dialog.get_by_label("Billedet").set_input_files(drawing)
    dialog.get_by_label("Hvad viser det?").fill("En kælder under vand")
    with visitor.watch.expecting(422):
        dialog.get_by_role("button", name="Sæt billedet ind").click()
        expect(dialog.get_by_role("alert")).to_contain_text("Det kan vi ikke vise som et billede.")
    drawing.write_bytes(a_picture(size=(400, 300)))
    dialog.get_by_label("Billedet").set_input_files(drawing)
    dialog.get_by_role("button", name="Sæt billedet ind").click()
    expect(dialog).not_to_be_visible()
    image = page.locator("[data-editor] p:has-text('Først.') + img")
    expect(image).to_have_attribute("alt", "En kælder under vand")
    text = Document.objects.get(arena__started_by=anne)
    assert eventually(lambda: "En kælder under vand" in str(body_of(text)))
    visitor.open(address)
    assert page.get_by_role("img", name="En kælder under vand").evaluate(SEEN) == [400, 300]


def test_without_a_script_it_is_brought_by_form(visitors: Callable[..., Visitor], tmp_path: Path) -> None:
    anne = a_person("Anne Ager")
    visitor = visitors(javascript=False, width=390).signed_in_as(anne)
    address = a_written(anne)
    page = visitor.page
    visitor.open(address + "write/")
    page.get_by_role("link", name="Sæt et billede ind").click()
    drawing = tmp_path / "tegning.jpg"
    drawing.write_bytes(a_picture("JPEG"))
    page.get_by_label("Billedet").set_input_files(drawing)
    page.get_by_role("button", name="Sæt billedet ind").click()
    expect(page.locator(".field-error")).to_have_text("Skriv, hvad billedet viser. Det er det, der bliver læst højt.")
    page.get_by_label("Billedet").set_input_files(drawing)
    page.get_by_label("Hvad viser det?").fill("En kælder under vand")
    page.get_by_role("button", name="Sæt billedet ind").click()
    expect(page.locator("article .prose > :last-child img")).to_have_attribute("alt", "En kælder under vand")
