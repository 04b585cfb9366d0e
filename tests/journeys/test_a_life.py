"""What somebody decides about themself: the look, the language, the data, and leaving for good."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.db.models import Q
from playwright.sync_api import expect

from samskab.ground.people.models import Person
from tests.factories import a_person
from tests.journeys.steps import an_address, is_in
from tests.support.browsers import Visitor

Visitors = Callable[..., Visitor]
PAPER = "() => getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_visitor_chooses_dark_and_english_and_both_stay(visitors: Visitors, javascript: bool) -> None:
    visitor = visitors(javascript=javascript)
    page = visitor.page
    visitor.open("/about/")
    light = page.evaluate(PAPER)
    look = page.locator("form.look")
    look.locator("input[name=theme][value=dark]").check(force=True)
    look.locator("input[name=language][value=en]").check(force=True)
    if (keep := look.locator("button")).is_visible():
        keep.click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url == f"{visitor.site.origin}/about/"
    visitor.open("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.evaluate(PAPER) != light


def test_settings_follow_the_person_to_another_browser(visitors: Visitors) -> None:
    person = a_person("Solveig", email=an_address())
    first = visitors().signed_in_as(person)
    first.open("/people/me/settings/")
    first.page.locator("main input[name=language][value=en]").check(force=True)
    first.page.locator("main input[name=quiet_from]").fill("21:30")
    first.page.locator("main input[name=quiet_until]").fill("07:00")
    first.page.locator("main form.form button[type=submit]").click()
    expect(first.page.locator("html")).to_have_attribute("lang", "en")
    second = visitors().signed_in_as(person)
    second.open("/people/me/")
    expect(second.page.locator("html")).to_have_attribute("lang", "en")
    assert f"{Person.objects.get(pk=person.pk).quiet_from:%H:%M}" == "21:30"


def test_somebody_sees_and_takes_their_data(visitor: Visitor, tmp_path: Path) -> None:
    address = an_address()
    visitor.signed_in_as(a_person("Gudrun", email=address))
    visitor.open("/people/me/data/")
    expect(visitor.page.locator("main")).to_contain_text(address)
    with visitor.page.expect_download() as download:
        visitor.page.get_by_role("link", name="Hent det som fil").click()
    content = json.loads(Path(download.value.path()).read_text())
    assert "Gudrun" in json.dumps(content, ensure_ascii=False)
    assert address in json.dumps(content)


def test_somebody_erases_themself_and_the_journal_still_holds(visitors: Visitors) -> None:
    address = an_address()
    person = a_person("Asta", email=address)
    visitor = visitors().signed_in_as(person)
    visitor.open("/people/me/data/erase/")
    visitor.page.get_by_role("button", name="Slet mig").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Du er slettet")
    visitor.open("/people/me/")
    assert visitor.page.url.startswith(f"{visitor.site.origin}/enter/")
    erased = Person.objects.get(pk=person.pk)
    assert (erased.name, EmailAddress.objects.filter(user=erased).count()) == ("", 0)
    assert not Person.objects.filter(Q(name="Asta") | Q(emailaddress__email=address)).exists()


def test_logging_out_everywhere_reaches_the_other_browser(visitors: Visitors) -> None:
    person = a_person("Vibeke", email=an_address())
    here, there = visitors().signed_in_as(person), visitors().signed_in_as(person)
    there.open("/people/me/")
    is_in(there, "Vibeke")
    here.open("/people/me/sessions/")
    here.page.locator("main form button").last.click()
    here.page.wait_for_load_state()
    there.open("/people/me/")
    assert there.page.url.startswith(f"{there.site.origin}/enter/")
