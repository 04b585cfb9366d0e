"""What components write: the markup that styles, scripts and screen readers count on."""

from enum import Enum

import pytest
from django.http import QueryDict
from django.template import Context, Template

from samskab.ui.templatetags.ui.navigation import _shown

HOSTILE = '"><script>alert(1)</script>'


def shown(source: str, **values: object) -> str:
    return str(Template(source).render(Context(values)))


class Sector(Enum):
    CIVIL_SOCIETY = "civil_society"


def test_a_button_submits_unless_told_otherwise() -> None:
    assert shown('{% button label="Gem" look="primary" %}') == (
        '<button class="button button--primary" type="submit">Gem</button>'
    )


def test_a_button_with_an_address_is_a_link() -> None:
    assert shown('{% button label="Kig ind" size="small" href="/have/" describes="Kig ind i haven" %}') == (
        '<a class="button button--small" href="/have/" aria-label="Kig ind i haven">Kig ind</a>'
    )


def test_a_dialog_is_opened_and_closed_without_script() -> None:
    opener = shown('{% button label="Forlad" opens="leave" %}')
    closer = shown('{% button label="Bliv" closes="leave" %}')
    dialog = shown('{% dialog id="leave" title="Vil du gå?" %}<p>Ja?</p>{% enddialog %}')

    assert 'type="button" popovertarget="leave">' in opener
    assert 'popovertarget="leave" popovertargetaction="hide"' in closer
    assert dialog == (
        '<dialog class="dialog" id="leave" popover aria-labelledby="leave-title">'
        '<h2 class="dialog__title" id="leave-title">Vil du gå?</h2><p>Ja?</p></dialog>'
    )


def test_an_icon_is_hidden_from_screen_readers_unless_it_stands_alone() -> None:
    beside = shown('{% icon name="check" %}')
    alone = shown('{% icon name="check" label="Gjort" %}')

    assert 'aria-hidden="true"' in beside
    assert beside.endswith('built/sprite.svg#i-check"/></svg>')
    assert 'role="img" aria-label="Gjort"' in alone


@pytest.mark.parametrize("sector", ["civil_society", "forening", Sector.CIVIL_SOCIETY])
def test_a_sector_is_known_by_its_stored_value_its_style_and_its_enum(sector: object) -> None:
    mark = shown("{% mark sector=sector named=True %}", sector=sector)

    assert 'data-sector="forening"' in mark
    assert 'aria-label="Forening"' in mark
    assert shown("{{ sector|data_sector }} {{ sector|sector_name }}", sector=sector) == "forening Forening"


def test_everyone_has_the_same_circle() -> None:
    mayor = shown('{% avatar name="Mette" sector="public" %}')
    tenant = shown('{% avatar name="Ruth" sector="citizen" %}')

    assert mayor.replace("offentlig", "x").replace("Me", "y") == tenant.replace("borger", "x").replace("Ru", "y")


def test_a_circle_that_stands_alone_says_who_it_is() -> None:
    assert 'role="img" aria-label="Ruth, Borger"' in shown('{% avatar name="Ruth" sector="citizen" named=True %}')


def test_a_card_with_an_address_is_one_link_in_its_heading() -> None:
    card = shown('{% card title="En have" href="/have/" level=2 %}<p>Bær.</p>{% endcard %}')

    assert '<h2 class="card__title"><a href="/have/">En have</a></h2>' in card
    assert card.count("<a ") == 1


def test_a_tab_tells_what_waits_in_words() -> None:
    tab = shown('{% tab label="Beslut" href="/" current=True count=2 count_label="venter" %}')

    assert 'aria-current="page"' in tab
    assert '<span class="count">2<span class="vh"> venter</span></span>' in tab


def test_the_last_crumb_is_where_one_stands() -> None:
    trail = shown('{% breadcrumb %}{% crumb label="Arenaer" href="/" %}{% crumb label="Haven" %}{% endbreadcrumb %}')

    assert '<li><a href="/">Arenaer</a></li><li><span aria-current="page">Haven</span></li>' in trail
    assert 'aria-label="Her er du"' in trail


class Page:
    def __init__(self, number: int, count: int) -> None:
        self.number, self.count = number, count


@pytest.mark.parametrize(
    ("number", "count", "expected"),
    [
        (1, 2, "1 2"),
        (1, 9, "1 2 … 9"),
        (2, 14, "1 2 3 … 14"),
        (4, 9, "1 2 3 4 5 … 9"),
        (5, 9, "1 … 4 5 6 … 9"),
        (9, 9, "1 … 8 9"),
    ],
)
def test_pages_near_the_one_shown_have_a_link(number: int, count: int, expected: str) -> None:
    assert " ".join(str(page or "…") for page in _shown(number, count)) == expected


def test_a_single_page_needs_no_links() -> None:
    assert shown("{% pagination page=page %}", page=Page(1, 1)) == ""


def test_going_to_another_page_keeps_the_search() -> None:
    query = QueryDict("q=d%C3%A6k&theme=vand&theme=unge&page=2")

    pages = shown("{% pagination page=page query=query %}", page=Page(2, 3), query=query)

    assert 'href="?q=d%C3%A6k&amp;theme=vand&amp;theme=unge&amp;page=3" rel="next"' in pages


def test_the_journey_is_past_what_lies_before_unless_it_went_back() -> None:
    ahead = shown('{% steps now="understand" %}')
    back = shown('{% steps now="understand" done=done %}', done=["spark", "gather", "align", "create"])

    assert [ahead.count(f'data-state="{state}"') for state in ("done", "now", "next")] == [2, 1, 5]
    assert [back.count(f'data-state="{state}"') for state in ("done", "now", "next")] == [4, 1, 3]
    assert 'aria-label="Rejsen: vi er ved Forstå, trin 3 af 8"' in ahead


def test_a_ring_says_its_numbers_in_a_sentence() -> None:
    ring = shown(
        "{% ring people=people missing=missing %}", people={"public": 8, "citizen": 13}, missing={"citizen": 3}
    )

    assert 'aria-label="21 er med: 8 Offentlig, 13 Borger. 3 tomme stole: 3 Borger."' in ring
    assert ring.count('class="ring__seg"') == 2
    assert ring.count('class="ring__gap"') == 1


def test_an_empty_ring_is_a_ring_nobody_has_sat_down_at() -> None:
    ring = shown("{% ring people=people %}", people={})

    assert "<path" not in ring
    assert ">0</text>" in ring


def test_a_cell_says_its_column_again_for_narrow_screens() -> None:
    assert (
        shown('{% cell label="Behov" numeric=True %}120{% endcell %}') == '<td class="num" data-label="Behov">120</td>'
    )


def test_a_big_number_is_told_after_what_it_counts() -> None:
    assert shown('{% number value=128 label="arenaer" %}') == "<div><dt>arenaer</dt><dd>128</dd></div>"


@pytest.mark.parametrize(
    "source",
    [
        "{% button label=evil describes=evil name=evil value=evil href=evil %}",
        "{% button label=evil name=evil value=evil form=evil %}",
        '{% icon_button icon="check" label=evil %}',
        "{% link_more label=evil href=evil %}",
        "{% chip label=evil href=evil %}",
        "{% chip_choice label=evil name=evil value=evil %}",
        "{% tag label=evil %}",
        '{% icon name="check" label=evil %}',
        "{% number value=evil label=evil %}",
        "{% card title=evil href=evil place=evil %}{{ evil }}{% endcard %}",
        "{% sheet %}{{ evil }}{% endsheet %}",
        "{% note %}{{ evil }}{% endnote %}",
        "{% empty title=evil %}{{ evil }}{% endempty %}",
        '{% door sector="public" title=evil href=evil %}{{ evil }}{% enddoor %}',
        "{% accordion title=evil %}{{ evil }}{% endaccordion %}",
        '{% section_head title=evil id="a" lead=evil more_href=evil more_label=evil %}',
        '{% search_field action=evil id="s" label=evil value=evil placeholder=evil %}',
        "{% toast %}{{ evil }}{% endtoast %}",
        '{% dialog id="d" title=evil %}{{ evil }}{% enddialog %}',
        "{% tabs label=evil %}{% tab label=evil href=evil count=1 count_label=evil %}{% endtabs %}",
        "{% breadcrumb label=evil %}{% crumb label=evil href=evil %}{% endbreadcrumb %}",
        "{% avatar name=evil named=True %}",
        "{% person name=evil note=evil %}",
        '{% steps now="create" label=evil %}',
        '{% loop title=evil text=evil %}{% stop step="create" state="now" note=evil %}{% endloop %}',
        '{% bar label=evil start=1 span=1 state="now" words_for_state=evil note=evil %}',
        "{% progress label=evil value=1 top=2 id=evil %}",
        "{% ring people=people label=evil %}",
        "{% track values=people label=evil %}",
        "{% table caption=evil %}{% column label=evil %}{% cell label=evil %}{{ evil }}{% endcell %}{% endtable %}",
    ],
)
def test_what_people_write_stays_text(source: str) -> None:
    markup = shown(source, evil=HOSTILE, people={"public": 3})

    assert "<script" not in markup
    assert "&lt;script" in markup
