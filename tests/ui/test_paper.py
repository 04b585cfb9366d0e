"""What leaves the screen: a code a camera can read, an address one can copy, a letter and a poster."""

import pytest
from django.template import Context, Template

from tests.ui.test_components import HOSTILE

PEOPLE = {"public": 3, "citizen": 5}


def shown(source: str, **values: object) -> str:
    return str(Template(source).render(Context({"people": PEOPLE, **values})))


def test_a_code_has_the_empty_space_around_it_that_cameras_need() -> None:
    code = shown('{% qr path="M0 0h7v1h-7z" size=29 label="Kode til haven" %}')

    assert 'viewBox="-4 -4 37 37" role="img" aria-label="Kode til haven"' in code
    assert '<rect class="qr__paper" x="-4" y="-4" width="37" height="37"/>' in code


def test_a_code_stands_beside_the_address_in_letters() -> None:
    both = shown('{% scan path="M0 0h7v1h-7z" size=21 address="samskab.example/k/7QF2" %}')

    assert 'aria-label="Kode, der åbner samskab.example/k/7QF2"' in both
    assert "<b>samskab.example/k/7QF2</b>" in both


def test_an_address_can_be_selected_and_the_button_waits_for_its_script() -> None:
    field = shown('{% copy_link label="Link" value="https://samskab.example/a" id="link" hint="Del det." %}')

    assert 'id="link" type="text" value="https://samskab.example/a" readonly aria-describedby="link-hint">' in field
    assert 'type="button" data-copies="link" hidden>' in field
    assert 'role="status" data-said="Kopieret. Sæt det ind, hvor du vil."></p>' in field


def test_a_letter_and_a_poster_have_one_heading_and_the_sender() -> None:
    letter = shown('{% letter title="Kom med" people=people place="Ry" %}<p>Hej.</p>{% endletter %}')
    poster = shown('{% poster title="Kom med" say="I aften." %}<p>Klokken 17.</p>{% endposter %}')

    assert [one.count("<h1") for one in (letter, poster)] == [1, 1]
    assert [one.count("<span>Samskab</span>") for one in (letter, poster)] == [1, 1]
    assert '<div class="letter__text"><p>Hej.</p></div>' in letter
    assert "weave" not in poster


@pytest.mark.parametrize(
    "source",
    [
        '{% copy_link label=evil value=evil id="a" hint=evil %}',
        '{% qr path="M0 0h7v1h-7z" size=21 label=evil %}',
        '{% scan path="M0 0h7v1h-7z" size=21 address=evil %}',
        "{% letter title=evil place=evil %}{{ evil }}{% endletter %}",
        "{% poster title=evil say=evil %}{{ evil }}{% endposter %}",
        "{% part_of value=1 of=2 words=evil %}",
        "{% voices_over_time weeks=weeks %}",
    ],
)
def test_what_people_write_stays_text(source: str) -> None:
    markup = shown(source, evil=HOSTILE, weeks=[(HOSTILE, PEOPLE)])

    assert "<script>" not in markup
    assert "&lt;script" in markup
