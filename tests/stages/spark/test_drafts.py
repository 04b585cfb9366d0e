"""What is kept of a form while its writer signs in: all of it, and of five forms at most."""

from typing import Any
from uuid import UUID

from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from samskab.stages.spark.views import drafts

WRITTEN = st.dictionaries(
    st.sampled_from(["text", "title", "themes", "links", "because", "draft"]),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), min_size=1, max_size=3),
)


def a_request(written: dict[str, list[str]], session: Any) -> HttpRequest:
    sent = QueryDict(mutable=True)
    for name, values in {**written, "csrfmiddlewaretoken": ["secret"]}.items():
        sent.setlist(name, values)
    request = RequestFactory().post("/spark/new/", sent.urlencode(), content_type="application/x-www-form-urlencoded")
    request.session = session
    return request


@given(WRITTEN)
def test_a_form_comes_back_as_it_was_written_and_without_its_secret(written: dict[str, list[str]]) -> None:
    session = SessionStore()
    drafts.keep(a_request(written, session), UUID(int=1))
    kept = drafts.kept(a_request({}, session), str(UUID(int=1)))
    assert kept is not None
    assert dict(kept.lists()) == written


@given(st.lists(st.integers(0, 9), min_size=1, max_size=30))
def test_the_last_five_are_kept(sent: list[int]) -> None:
    session = SessionStore()
    for number in sent:
        drafts.keep(a_request({"title": [str(number)]}, session), UUID(int=number))
    last = list(dict.fromkeys(reversed(sent)))
    found = [number for number in range(10) if drafts.kept(a_request({}, session), str(UUID(int=number)))]
    assert found == sorted(last[:5])


def test_what_is_lit_is_forgotten() -> None:
    session = SessionStore()
    request = a_request({"title": ["En have"]}, session)
    drafts.keep(request, UUID(int=1))
    drafts.forget(request, UUID(int=1))
    drafts.forget(request, UUID(int=2))
    assert drafts.kept(request, str(UUID(int=1))) is None
