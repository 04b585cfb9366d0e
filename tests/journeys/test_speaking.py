"""Two sides agree that a person speaks for an organisation, each at a browser of their own."""

from collections.abc import Callable

from playwright.sync_api import expect

from samskab.ground.people.models import Representation
from tests.factories import a_person
from tests.journeys.steps import an_address
from tests.support.browsers import Visitor
from tests.support.mail import link_in

Visitors = Callable[..., Visitor]


def test_an_organisation_is_written_down_answers_by_mail_and_lets_one_more_in(visitors: Visitors) -> None:
    mail = an_address()
    karen, office, ole = (visitors() for _ in range(3))
    karen.signed_in_as(a_person("Karen", email=an_address()))
    ole.signed_in_as(a_person("Ole", email=an_address()))

    karen.open("/people/organisations/new/")
    karen.page.get_by_label("Organisationens navn").fill(f"Åens Venner {mail}")
    karen.page.get_by_label("Hvad er det for en organisation?").select_option("association")
    karen.page.get_by_label("Organisationens egen e-mail").fill(mail)
    karen.page.get_by_role("button", name="Send mailen").click()
    expect(karen.page.get_by_role("heading", level=1)).to_have_text(f"Åens Venner {mail}")
    here = karen.page.url
    with ole.watch.expecting(404):
        assert ole.open(here).status == 404

    office.open(link_in(karen.site.mailbox.wait_for(mail)))
    office.page.get_by_role("button", name="Ja, det er rigtigt").click()
    expect(office.page.get_by_role("heading", level=1)).to_have_text("Tak for svaret")

    ole.open(here)
    ole.page.get_by_role("button", name="Spørg, om du må tale for den").click()
    expect(ole.page.locator("main")).to_contain_text("Vi venter på svar")
    karen.open("/people/me/")
    karen.page.get_by_role("button", name="Ja, det er vi enige om").click()
    ole.open(here)
    expect(ole.page.get_by_role("link", name="Invitér en mere")).to_be_visible()
    assert Representation.objects.filter(organisation__contact_email=mail, stands_since__isnull=False).count() == 2


def test_a_no_by_mail_leaves_the_organisation_unseen(visitors: Visitors) -> None:
    mail = an_address()
    asking, office = visitors().signed_in_as(a_person("Rikke", email=an_address())), visitors()
    asking.open("/people/organisations/new/")
    asking.page.get_by_label("Organisationens navn").fill(f"Klub {mail}")
    asking.page.get_by_label("Hvad er det for en organisation?").select_option("association")
    asking.page.get_by_label("Organisationens egen e-mail").fill(mail)
    asking.page.get_by_role("button", name="Send mailen").click()
    here = asking.page.url
    office.open(link_in(asking.site.mailbox.wait_for(mail)))
    office.page.get_by_role("button", name="Nej").click()
    expect(office.page.locator("main")).to_contain_text("Du sagde nej")
    with office.watch.expecting(404):
        assert office.open(here).status == 404
