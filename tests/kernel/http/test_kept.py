"""What one wrote and could not send waits in one's session, and nothing waits there that we may not have."""

from datetime import timedelta

from django import forms
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from samskab.kernel import clock
from samskab.kernel.http.kept import WAITED, is_kept, keep, show_again


def sent(**written: str | list[str]) -> HttpRequest:
    request = RequestFactory().post("/her/", written)
    request.session = SessionStore()
    keep(request)
    return request


class AskForm(forms.Form):
    """Something of each kind, as it stands before anybody writes."""

    words = forms.CharField(initial="Som det var")
    ticked = forms.BooleanField(initial=True)
    several = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B"), ("c", "C")], initial=["c"])


def waiting(request: HttpRequest) -> str:
    written: str = request.session["kept.written"]["/her/"][0]
    return written


def test_a_cpr_number_waits_nowhere_and_all_else_does() -> None:
    request = sent(words=["Jeg er 010203-1234 og bor her.", "Bo"], number="0102031234")

    assert waiting(request) == "words=Jeg+er+xxxxxx-xxxx+og+bor+her.&words=Bo&number=xxxxxxxxxx"


def test_what_is_for_one_moment_waits_nowhere() -> None:
    request = sent(words="Bo", code="ABC123", credential="{}", password="hemmelig", csrfmiddlewaretoken="x")

    assert waiting(request) == "words=Bo"


def test_a_huge_form_waits_nowhere() -> None:
    assert "kept.written" not in sent(words="a" * 20_000).session


def test_it_waits_two_hours_and_no_longer() -> None:
    request = sent(words="Bo")

    with clock.held_at(clock.now() + timedelta(minutes=119)):
        assert is_kept(request, "/her/")
    with clock.held_at(clock.now() + timedelta(minutes=121)):
        assert not is_kept(request, "/her/")


def test_what_waits_in_an_arena_is_found_from_its_front() -> None:
    request = sent(words="Bo")

    assert [is_kept(request, where) for where in ("/", "/her/", "/her/inde/", "/der/")] == [
        True,
        True,
        False,
        False,
    ]


def test_it_stands_as_it_was_sent_and_what_was_not_ticked_is_not_ticked() -> None:
    form = AskForm(initial={"ticked": True, "several": ["c"]})
    show_again(sent(words="Bo"), form)
    assert form.initial == {"words": "Bo", "ticked": False, "several": [], WAITED: True}

    form = AskForm()
    show_again(sent(ticked="on", several=["a", "b"]), form)
    assert form.initial == {"ticked": True, "several": ["a", "b"], WAITED: True}


def test_a_form_of_another_kind_stands_as_it_was() -> None:
    form = AskForm()

    show_again(sent(another="Bo"), form)

    assert form.initial == {}


def test_what_is_too_old_leaves_the_session() -> None:
    request = sent(words="Bo")

    with clock.held_at(clock.now() + timedelta(hours=3)):
        show_again(request, AskForm())

    assert request.session["kept.written"] == {}
