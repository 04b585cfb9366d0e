"""A component knows its arguments and its values, and says so when it is asked for something else."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.template.engine import Engine

from samskab.ui.views.samples import answer, answers, many_actors, pieces, weeks

# One right use of each component. A tag that is missing here fails the first test.
USES = {
    "accordion": '{% accordion title="Hvad?" %}<p>Det.</p>{% endaccordion %}',
    "actor_map": "{% actor_map actors=actors %}",
    "answer_cards": "{% answer_cards field=answer.answer %}",
    "arena_band": "{% arena_band people=people %}",
    "arena_card": '{% arena_card title="Haven" href="/" place="Ry" lead="Bær" people=people now="act" lacks="Jord" %}',
    "arena_intro": "{% arena_intro %}<p>Os.</p>{% endarena_intro %}",
    "arena_who": "{% arena_who people=people %}<p>Kom.</p>{% endarena_who %}",
    "avatar": '{% avatar name="Ruth" sector="citizen" %}',
    "balance": "{% balance people=people %}<p>Tal.</p>{% endbalance %}",
    "band": '{% band title="Ingen beslutning" id="rule" %}<p>Alle tæller ens.</p>{% endband %}',
    "bar": '{% bar label="Øvelse" start=3 span=2 state="now" words_for_state="marts" %}',
    "bort": "{% bort people=people %}",
    "breadcrumb": '{% breadcrumb %}{% crumb label="Her" %}{% endbreadcrumb %}',
    "button": '{% button label="Gem" %}',
    "card": '{% card title="En have" href="/have/" people=people place="Ry" %}<p>Bær.</p>{% endcard %}',
    "card_foot": "{% card_foot %}<p>Fod.</p>{% endcard_foot %}",
    "cell": '{% cell label="Antal" %}3{% endcell %}',
    "chair": '{% chair title="Lejere" sector="citizen" %}{% endchair %}',
    "chairs": '{% chairs label="Tomme stole" %}{% chair title="Lejere" %}{% endchair %}{% endchairs %}',
    "chip": '{% chip label="Vand" href="/?vand" %}',
    "chip_choice": '{% chip_choice label="Vand" name="theme" value="water" %}',
    "column": '{% column label="Antal" numeric=True %}',
    "concern": '{% concern words="Bliver de trætte?" sector="public" name="Mikkel" %}',
    "concerns": '{% concerns label="Husk" %}{% concern words="Trætte?" sector="public" %}{% endconcerns %}',
    "copy_link": '{% copy_link label="Link" value="https://samskab.example/a" id="link" %}',
    "crumb": '{% crumb label="Her" %}',
    "dialog": '{% dialog id="leave" title="Vil du gå?" %}<p>Ja?</p>{% enddialog %}',
    "diff": '{% diff pieces=pieces label="Ændret" %}',
    "door": '{% door sector="business" title="Kom ind" href="/" %}<p>Du.</p>{% enddoor %}',
    "empty": '{% empty title="Her er plads" %}<p>Skriv.</p>{% endempty %}',
    "error_summary": "{% error_summary form=form %}",
    "evidence": '{% evidence label="Grunde" %}{% evidence_row state="yes" title="Alle" why="Ja." %}{% endevidence %}',
    "evidence_row": '{% evidence_row state="not_yet" title="Alle er med" why="Erhverv mangler." %}',
    "feed": '{% feed label="Nyt" %}{% feed_item name="Ruth" words="skrev." moment=day %}{% endfeed %}',
    "feed_item": '{% feed_item name="Ruth" words="skrev." moment=day sector="citizen" %}',
    "field": "{% field field=form.name %}",
    "fields": "{% fields form=form %}",
    "filters": '{% filters action="/arenas/" label="Vis" %}{% chip label="Ny" href="/" %}{% endfilters %}',
    "firmness": '{% firmness state="fixed" %}',
    "guest_bar": '{% guest_bar name="Ruth" %}{% button label="Gem" %}{% endguest_bar %}',
    "health": '{% health label="Fem" %}{% health_row title="Nyt" what="Det nye." %}{% endhealth %}',
    "health_row": '{% health_row title="Ligeværd" what="Ingen titler." values=people %}',
    "icon": '{% icon name="check" %}',
    "icon_button": '{% icon_button icon="printer" label="Skriv ud" %}',
    "lately": "{% lately moment=day %}",
    "letter": '{% letter title="Kom med" people=people %}<p>Hej.</p>{% endletter %}',
    "link_more": '{% link_more label="Se alle" href="/" %}',
    "logo": '{% logo size="32" %}',
    "look_alike": '{% look_alike title="En have" href="/" why="Samme sted." people=people %}{% endlook_alike %}',
    "look_alikes": '{% look_alikes label="Ligner" %}{% endlook_alikes %}',
    "loop": '{% loop title="Vi er ved Skab" %}{% stop step="create" state="now" %}{% endloop %}',
    "mark": '{% mark sector="public" %}',
    "note": '{% note look="sun" %}Nu.{% endnote %}',
    "number": '{% number value=3 label="er med" %}',
    "numbers": '{% numbers %}{% number value=3 label="er med" %}{% endnumbers %}',
    "objection": '{% objection id="o" state="open" title="Sent" name="Ruth" moment=day %}{% endobjection %}',
    "opinion_map": "{% opinion_map groups=nowhere %}",
    "pagination": "{% pagination page=page %}",
    "part_of": '{% part_of value=3 of=40 words="er med." %}',
    "part_bar": '{% part_bar value=6 of=12 sector="citizen" %}',
    "person": '{% person name="Ruth" note="Lejer" %}',
    "phases": '{% phases now="respond" %}',
    "poster": '{% poster title="Kom med" %}<p>Torsdag.</p>{% endposter %}',
    "progress": '{% progress label="3 af 4" value=3 top=4 id="ready" %}',
    "purpose": '{% purpose label="Det vil vi" text="Bær til alle." %}{% endpurpose %}',
    "qr": '{% qr path="M0 0h7v1h-7z" size=21 label="Kode" %}',
    "quote_line": '{% quote_line quote="Min vagt." %}Hanne trak den tilbage.{% endquote_line %}',
    "reason": '{% reason harm="Det er sent." opening="Et opkald." %}',
    "record": '{% record title="Vagter" moment=day label="Vedtaget" %}<p>Os.</p>{% endrecord %}',
    "ring": '{% ring people=people size="l" %}',
    "scan": '{% scan path="M0 0h7v1h-7z" size=21 address="samskab.example/k" %}',
    "search_field": '{% search_field action="/search/" id="s" label="Søg" %}',
    "section_head": '{% section_head title="Arenaer" id="arenas" %}',
    "seats": "{% seats answers=answers %}",
    "sector_answers": '{% sector_answers answers=answers you="citizen" %}',
    "sectors": "{% sectors counts=people %}",
    "sheet": '{% sheet look="line" %}<p>Ark.</p>{% endsheet %}',
    "sprite": '{% sprite symbol="i-check" %}',
    "start_ask": '{% start_ask text=form.name button="Gå videre" %}',
    "steps": '{% steps now="create" %}',
    "stop": '{% stop step="create" state="now" %}',
    "tab": '{% tab label="Overblik" href="/" %}',
    "table": '{% table caption="Sække" %}<tbody></tbody>{% endtable %}',
    "tabs": '{% tabs label="Rum" %}{% tab label="Overblik" href="/" %}{% endtabs %}',
    "tag": '{% tag label="Fast" look="ink" %}',
    "tally": "{% tally answers=answers %}",
    "term": '{% term label="Sted" value="Ry" %}',
    "terms": '{% terms %}{% term label="Sted" value="Ry" %}{% endterms %}',
    "timeline": '{% timeline columns=months label="Året" %}{% endtimeline %}',
    "toast": "{% toast %}<p>Gemt.</p>{% endtoast %}",
    "todo": '{% todo %}{% todo_item icon="ear" title="Lyt" href="/" why="Det er nyt." %}{% endtodo %}',
    "todo_item": '{% todo_item icon="ear" title="Lyt" href="/" why="Det er nyt." minutes=5 first=True %}',
    "track": '{% track values=people label="Tæt" %}',
    "voices_over_time": "{% voices_over_time weeks=weeks %}",
    "trail": '{% trail label="Gang" %}{% trail_step state="done" title="Hørt" %}Ja.{% endtrail_step %}{% endtrail %}',
    "trail_step": '{% trail_step state="now" title="Udkast" moment=day %}Nu.{% endtrail_step %}',
    "vote_bar": "{% vote_bar agree=3 disagree=1 unsure=1 %}",
    "when": "{% when moment=day %}",
}


def context() -> Context:
    class Sample(forms.Form):
        name = forms.CharField(label="Navn")
        kind = forms.ChoiceField(choices=[("majority", "Flertal")], widget=forms.RadioSelect)

    class Page:
        number, count = 2, 9

    return Context(
        {
            "people": {"public": 3, "citizen": 5},
            "months": list("jfmamjjasond"),
            "nowhere": [],
            "actors": many_actors(),
            "weeks": weeks(),
            "royal": {"royal": 3},
            "day": date(2026, 9, 3),
            "form": Sample({}),
            "page": Page(),
            "answer": answer(),
            "answers": answers(objections=1),
            "pieces": pieces(),
            "odd": {"citizen": {"no": 1}},
            "crowned": {"royal": {"consent": 1}},
        }
    )


def shown(source: str) -> str:
    return str(Template(source).render(context()))


def test_every_component_has_a_use_here() -> None:
    library = Engine.get_default().template_libraries["ui"]

    assert set(library.tags) == set(USES)


@pytest.mark.parametrize("name", USES)
def test_a_component_is_shown(name: str) -> None:
    assert shown(USES[name]).strip()


@pytest.mark.parametrize("name", USES)
def test_a_misspelt_argument_is_refused_when_the_template_is_read(name: str) -> None:
    opening, rest = USES[name].split(" %}", 1)

    with pytest.raises(TemplateSyntaxError, match="unexpected keyword argument 'colour'"):
        Template(f'{opening} colour="red" %}}{rest}')


@pytest.mark.parametrize(
    "name",
    sorted(
        set(USES)
        - {"arena_intro", "breadcrumb", "card_foot", "logo", "note", "numbers", "quote_line", "sheet", "terms"}
        - {"toast", "todo"}
    ),
)
def test_a_needed_argument_is_missed_when_the_template_is_read(name: str) -> None:
    _opening, rest = USES[name].split(" %}", 1)

    with pytest.raises(TemplateSyntaxError, match="did not receive value"):
        Template(f"{{% {name} %}}{rest}")


@pytest.mark.parametrize(
    "source",
    [
        '{% button label="Gem" look="danger" %}',
        '{% button label="Gem" size="huge" %}',
        '{% button label="Gem" type="reset" %}',
        '{% button label="" %}',
        "{% button label=no_such_name %}",
        '{% button label="Gem" opens="two words" %}',
        '{% icon_button icon="no-such-icon" label="Gem" %}',
        '{% icon_button icon="check" label=" " %}',
        '{% icon name="no-such-icon" %}',
        '{% logo size="17" %}',
        '{% mark sector="public" size="enormous" %}',
        '{% tag label="Fast" look="red" %}',
        '{% sheet look="glass" %}{% endsheet %}',
        '{% sheet element="marquee" %}{% endsheet %}',
        '{% card title="" %}{% endcard %}',
        '{% card title="En have" level=7 %}{% endcard %}',
        '{% empty title="" %}{% endempty %}',
        '{% note look="loud" %}{% endnote %}',
        '{% section_head title="Arenaer" id="1st" %}',
        '{% section_head title="Arenaer" id="a" more_href="/" %}',
        '{% toast role="dialog" %}{% endtoast %}',
        '{% dialog id="" title="Vil du gå?" %}{% enddialog %}',
        '{% tab label="Beslut" href="/" count=1 %}',
        '{% avatar name="Ruth" size="xxl" %}',
        '{% avatar name="" %}',
        '{% steps now="finished" %}',
        '{% steps now="create" done=months %}',
        '{% stop step="create" state="late" %}',
        '{% bar label="Øvelse" start=13 span=1 state="now" words_for_state="nu" %}',
        '{% bar label="Øvelse" start=12 span=2 state="now" words_for_state="nu" %}',
        '{% bar label="Øvelse" start=1 span=1 state="red" words_for_state="nu" %}',
        '{% timeline columns="ab" label="Året" %}{% endtimeline %}',
        '{% progress label="5 af 4" value=5 top=4 id="ready" %}',
        '{% ring people=people size="xl" %}',
        "{% field field=form %}",
        '{% table caption="Sække" look="zebra" %}{% endtable %}',
        "{% steps now=nowhere %}",
        '{% arena_card title="En have" href="/" place="" lead="" people=people now="act" lacks="" %}',
        '{% arena_card title="En have" href="/" place="" lead="" people=people now=nowhere lacks="Jord." %}',
        '{% look_alike title="En have" href="/" why="" people=people %}{% endlook_alike %}',
        '{% purpose label="Det vil vi" text="" %}{% endpurpose %}',
        '{% todo_item icon="no-such-icon" title="Lyt" href="/" why="Nyt." %}',
        '{% todo_item icon="ear" title="Lyt" href="" why="Nyt." %}',
        '{% todo_item icon="ear" title="Lyt" href="/" why="Nyt." minutes=5 time="En lørdag" %}',
        '{% todo_item icon="ear" title="Lyt" href="/" why="Nyt." minutes=-5 %}',
        '{% feed_item name="" words="skrev." moment=day %}',
        '{% feed_item name="Ruth" words="" moment=day %}',
        '{% chair title="" %}{% endchair %}',
        '{% firmness state="soft" %}',
        '{% evidence_row state="red" title="Alle" why="Nej." %}',
        '{% evidence_row state="no" title="Alle" why="" %}',
        '{% guest_bar name="" %}{% endguest_bar %}',
        '{% qr path="M0 0" size=22 label="Kode" %}',
        '{% qr path="M0 0" size=21 label="" %}',
        '{% qr path="url(#x)" size=21 label="Kode" %}',
        '{% qr path="" size=21 label="Kode" %}',
        '{% scan path="M0 0" size=21 address="" %}',
        '{% copy_link label="Link" value="" id="link" %}',
        '{% copy_link label="Link" value="/a" id="1" %}',
        '{% letter title="" %}{% endletter %}',
        '{% letter title="Kom" level=9 %}{% endletter %}',
        '{% poster title="" %}{% endposter %}',
        '{% part_of value=3 of=40 words="" %}',
        '{% objection id="1" state="open" title="Sent" name="Ruth" moment=day %}{% endobjection %}',
        '{% objection id="o" state="closed" title="Sent" name="Ruth" moment=day %}{% endobjection %}',
        '{% objection id="o" state="open" title="" name="Ruth" moment=day %}{% endobjection %}',
        '{% reason opening="" %}',
        '{% phases now="vote" %}',
        '{% trail_step state="late" title="Udkast" %}{% endtrail_step %}',
        '{% diff pieces=pieces label="" %}',
        '{% band title="" id="rule" %}{% endband %}',
        '{% concern words="" sector="public" %}',
        '{% record title="" moment=day label="Vedtaget" %}{% endrecord %}',
        "{% answer_cards field=form.kind %}",
        '{% start_ask text=people button="Gå videre" %}',
        '{% start_ask text=form.name place="Ry" button="Gå videre" %}',
    ],
)
def test_a_value_the_component_does_not_know_is_refused(source: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        shown(source)


@pytest.mark.parametrize(
    "source",
    [
        '{% mark sector="royal" %}',
        '{% tag label="Hof" sector="royal" %}',
        "{% vote_bar agree=0 disagree=0 unsure=0 %}",
        "{% vote_bar agree=3 disagree=-1 unsure=0 %}",
        '{% track values=months label="Tæt" %}',
        '{% chair title="Hoffet" sector="royal" %}{% endchair %}',
        '{% part_of value=5 of=4 words="er med." %}',
        "{% part_bar value=5 of=4 %}",
        '{% part_bar value=3 of=4 sector="royal" %}',
        "{% voices_over_time weeks=nowhere %}",
        '{% health_row title="Nyt" what="Det nye." values=royal %}',
        "{% seats answers=odd %}",
        "{% tally answers=crowned %}",
    ],
)
def test_what_cannot_be_drawn_is_refused(source: str) -> None:
    with pytest.raises((ValueError, AttributeError)):
        shown(source)
