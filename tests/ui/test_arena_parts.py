"""The parts an arena's pages are built of: what they say to the eye, to a screen reader and to a keyboard."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.template import Context, Template
from django.utils.translation import override

from samskab.kernel.clock import held_at
from tests.ui.test_components import HOSTILE

NOW = datetime(2026, 8, 28, 10, 30, tzinfo=UTC)
PEOPLE = {"public": 8, "business": 4, "civil_society": 9, "citizen": 13}
CARD = '{% arena_card title="En have" href="/have/" place="Ry" lead="Bær." people=people now=now lacks="Jord." %}'


class Spark(forms.Form):
    text = forms.CharField(label="Hvad undrer dig?", error_messages={"required": "Skriv en sætning."})
    place = forms.CharField(label="Hvor?", required=False)


def shown(source: str, **values: object) -> str:
    return str(Template(source).render(Context({"people": PEOPLE, "moment": NOW, **values})))


def test_an_arena_card_is_one_link_and_says_where_the_arena_is() -> None:
    card = shown(CARD, now="act")

    assert card.count("<a ") == 1
    assert '<h3 class="card__title"><a href="/have/">En have</a></h3>' in card
    assert "<b>Handl</b>" in card
    assert 'aria-label="34 er med: 8 Offentlig, 4 Erhverv, 9 Forening, 13 Borger."' in card
    assert "<p>Jord.</p>" in card


def test_an_arena_can_be_at_several_steps_at_once() -> None:
    card = shown(CARD, now=["act", "create"])

    assert "<b>Skab og Handl</b>" in card
    assert 'aria-label="Rejsen: vi er ved Skab og Handl"' in card
    assert [card.count(f'data-state="{state}"') for state in ("done", "now", "next")] == [4, 2, 2]


@pytest.mark.parametrize("count", [1, 2, 47, 4999])
def test_the_band_of_few_is_as_fine_as_the_band_of_many(count: int) -> None:
    """Eighty strips of eight units; a wider band is cut off, a narrower one would be blown up."""
    card = shown(CARD, now="act", people={"citizen": count})
    width = float(card.split('class="weave" viewBox="0 0 ')[1].split()[0])

    assert 80 * 8 <= width <= 2 * 80 * 8


def test_a_band_of_nobody_is_a_tray_for_the_first_strip() -> None:
    assert "<path" not in shown("{% arena_band people=people %}", people={})


def test_a_crowd_has_its_number_written_smaller() -> None:
    assert 'class="ring__big"' in shown("{% ring people=people %}", people={"citizen": 999})
    assert 'class="ring__big ring__big--long"' in shown("{% ring people=people %}", people={"citizen": 1000})


@pytest.mark.parametrize("size", ["m", "l"])
def test_a_crowd_has_its_number_written_with_a_mark_at_the_thousands(size: str) -> None:
    assert ">5.003</text>" in shown("{% ring people=people size=size %}", people={"citizen": 5003}, size=size)


def test_a_look_alike_says_why_and_what_one_can_do() -> None:
    row = shown(
        '{% look_alike title="Regnvand" href="/r/" why="Samme sted." people=people %}<b>Gå med</b>{% endlook_alike %}'
    )
    bare = shown('{% look_alike title="Regnvand" href="/r/" why="Samme sted." people=people %}\n{% endlook_alike %}')

    assert '<div class="match__what"><a href="/r/">Regnvand</a><p>Samme sted.</p></div>' in row
    assert '<div class="match__do"><b>Gå med</b></div>' in row
    assert "match__do" not in bare


def test_the_first_thing_to_do_is_lit_and_says_how_long_it_takes() -> None:
    first = shown('{% todo_item icon="scale" title="Svar" href="/s/" why="Du bor der." minutes=5 first=True %}')
    later = shown('{% todo_item icon="scale" title="Lån" href="/l/" why="Tungt." time="En lørdag" %}')
    open_ended = shown('{% todo_item icon="scale" title="Kom" href="/k/" why="Tomt." %}')

    assert first.startswith('<li class="todo__item todo__item--first">')
    assert "5\N{NO-BREAK SPACE}min" in first
    assert later.startswith('<li class="todo__item">')
    assert "En lørdag" in later
    assert "todo__time" not in open_ended


def test_a_feed_tells_who_did_what_and_when() -> None:
    with held_at(NOW):
        item = shown(
            '{% feed_item name="Ruth" sector="citizen" words="rejste en indvending:" quote="For sent." moment=moment %}'
        )

    assert "<b>Ruth</b> rejste en indvending: <q>For sent.</q> <time" in item
    assert 'data-sector="borger"' in item
    assert "i dag kl.\N{NO-BREAK SPACE}12.30</time>" in item


def test_an_empty_chair_names_its_sector_to_those_who_cannot_see_the_shape() -> None:
    known = shown('{% chair title="Lejere" sector="citizen" note="Ramt først." %}<i>Kom</i>{% endchair %}')
    unknown = shown('{% chair title="Dem, vi glemte" %}{% endchair %}')

    assert '<b>Lejere</b><span class="vh">, Borger</span><small>Ramt først.</small></div><i>Kom</i>' in known
    assert "mark--open" in known
    assert "#i-armchair" in unknown


@pytest.mark.parametrize(
    ("state", "said"), [("fixed", "Ligger fast"), ("movable", "Kan flyttes"), ("open", "Helt åbent")]
)
def test_how_free_a_frame_is_stands_in_words(state: str, said: str) -> None:
    assert said in shown("{% firmness state=state %}", state=state)


def test_a_row_of_health_says_its_numbers_or_that_nobody_was_asked() -> None:
    asked = shown('{% health_row title="Ligeværd" what="Ingen titler." values=values %}', values={"citizen": 2.6})
    new = shown('{% health_row title="Ligeværd" what="Ingen titler." evidence="Vi har mødtes én gang." %}')

    assert 'aria-label="Ligeværd. Borger 2,6 ud af 5."' in asked
    assert "Ikke spurgt endnu" not in asked
    assert "Ikke spurgt endnu" in new
    assert '<p class="health__evidence">Vi har mødtes én gang.</p>' in new


def test_numbers_in_a_figure_are_written_as_the_language_writes_them() -> None:
    with override("en"):
        row = shown('{% health_row title="Equality" what="No titles." values=values %}', values={"citizen": 2.6})

    assert 'aria-label="Equality. Citizen 2.6 out of 5."' in row


@pytest.mark.parametrize(("state", "said"), [("yes", "Ja"), ("not_yet", "Ikke endnu"), ("no", "Nej")])
def test_evidence_is_told_by_a_word_and_an_icon(state: str, said: str) -> None:
    row = shown('{% evidence_row state=state title="Alle er med" why="Erhverv mangler." %}', state=state)

    assert f"</svg> {said}</p>" in row
    assert "error" not in row


def test_the_link_to_see_for_oneself_says_what_one_will_see() -> None:
    row = shown('{% evidence_row state="yes" title="Alle er med" why="Fire sektorer." href="/hvem/" %}')

    assert '<a href="/hvem/" aria-label="Se det selv: Alle er med">Se det selv</a>' in row


def test_the_field_that_lights_an_arena_keeps_what_was_written_and_says_what_is_missing() -> None:
    kept = shown('{% start_ask text=form.text place=form.place button="Videre" %}', form=Spark({"text": "Vand"}))
    missing = shown('{% start_ask text=form.text place=form.place button="Videre" %}', form=Spark({}))

    assert 'value="Vand"' in kept
    assert "aria-invalid" not in kept
    assert 'aria-describedby="id_text-error"' in missing
    assert missing.index("Skriv en sætning.") < missing.index("<input")


def test_a_place_need_not_be_asked_for() -> None:
    assert "start__place" not in shown('{% start_ask text=form.text button="Videre" %}', form=Spark())


def test_a_guest_is_told_who_they_are_here_as() -> None:
    bar = shown("{% guest_bar name=name %}<b>Gem</b>{% endguest_bar %}", name="Ruth <i>")

    assert "<b>Ruth &lt;i&gt;</b>" in bar
    assert bar.endswith("<b>Gem</b></div></section>")


def test_a_stop_says_how_it_stands_and_several_may_be_now() -> None:
    loop = shown(
        '{% loop title="Her" %}{% stop step="create" state="now" %}{% stop step="act" state="now" %}'
        '{% stop step="learn" state="part" %}{% endloop %}'
    )

    assert loop.count('aria-current="step"') == 2
    assert '<b>Lær<span class="vh">, begyndt</span></b>' in loop


@pytest.mark.parametrize(
    "source",
    [
        CARD.replace('"En have"', "evil").replace('"Bær."', "evil").replace('"Jord."', "evil").replace('"Ry"', "evil"),
        "{% look_alike title=evil href=evil why=evil people=people place=evil %}{{ evil }}{% endlook_alike %}",
        "{% look_alikes label=evil %}{% endlook_alikes %}",
        "{% purpose label=evil text=evil %}{{ evil }}{% endpurpose %}",
        "{% arena_who people=people %}{{ evil }}{% endarena_who %}",
        '{% todo %}{% todo_item icon="ear" title=evil href=evil why=evil time=evil %}{% endtodo %}',
        "{% feed label=evil %}{% feed_item name=evil words=evil quote=evil moment=moment href=evil %}{% endfeed %}",
        "{% chairs label=evil %}{% chair title=evil note=evil %}{{ evil }}{% endchair %}{% endchairs %}",
        "{% terms %}{% term label=evil value=evil %}{% endterms %}",
        "{% health label=evil %}{% health_row title=evil what=evil say=evil evidence=evil %}{% endhealth %}",
        '{% evidence label=evil %}{% evidence_row state="no" title=evil why=evil href=evil %}{% endevidence %}',
        "{% filters action=evil label=evil %}{% endfilters %}",
        "{% start_ask text=form.text button=evil %}",
    ],
)
def test_what_people_write_stays_text(source: str) -> None:
    markup = shown(source, evil=HOSTILE, now="act", form=Spark({"text": HOSTILE}))

    assert "<script" not in markup
    assert "&lt;script" in markup
