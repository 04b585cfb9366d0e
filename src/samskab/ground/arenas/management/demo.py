"""Nine arenas to look at and try things in, from all four sectors and at their real sizes: how they begin and end."""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from heapq import merge
from operator import itemgetter

from allauth.account.models import EmailAddress

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Domain, HelpWay, Outcome, Part, RestKind, StartingPoint
from samskab.ground.arenas.models import Arena, Theme
from samskab.ground.arenas.queries.stories import Happening, Story, Told, moment, name_of, stories_before
from samskab.ground.people import actions as people
from samskab.ground.people.enums import Language, OrganisationKind, Perspective
from samskab.ground.people.models import Organisation, OrganisationInquiry, Person
from samskab.kernel import clock

Light = Callable[..., Arena]
DOMAIN = "sundby.example"
LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", " ": ""})
# Of those who come, so many do while an arena is young: before that share of its time. The others come one by one.
EARLY, YOUNG = 0.85, 0.4
KNOWN, HELPED, LAST = 0.42, 0.9, 0.97


def is_told(story: Story) -> bool:
    """Whether the arena of a story is there already."""
    return Arena.objects.filter(title=story["title"]).exists()


def arena_of(story: Story) -> Arena:
    """The arena that a story is about, once it is lit."""
    return Arena.objects.get(title=story["title"])


def beginning(story: Story, light: Light) -> Happening:
    """An arena is lit, by the action that those use who light one."""
    return moment(story, 0.0), partial(_light, story, light)


def happenings(story: Story, arena: Arena) -> Told:
    """How people come to it, and how it comes to rest."""
    return merge(_comings(story, arena), _sayings(story, arena), key=itemgetter(0))


def _light(story: Story, light: Light) -> None:
    speakers = {each["speaks"]: _organisation(each) for each in story.get("organisations", ())}
    light(
        title=story["title"],
        text=story["text"],
        starting_point=StartingPoint(story["starting_point"]),
        place=story["place"],
        spot=story["spot"],
        domain=Domain(story["domain"]),
        themes=list(Theme.objects.filter(slug__in=story["themes"])),
        perspective=Perspective(story["perspective"]),
        organisation=speakers.get(story["lit_by"]),
        by=_named(story["lit_by"]),
    )


def _comings(story: Story, arena: Arena) -> Told:
    crowd = list(_crowd(story))
    bodies = {each["speaks"]: each["name"] for each in story.get("organisations", ())}
    for place, (name, perspective) in enumerate(crowd, start=1):
        part = place / len(crowd)
        share = YOUNG * part / EARLY if part <= EARLY else YOUNG + (LAST - YOUNG) * (part - EARLY) / (1 - EARLY)
        known = name in faces(story)
        yield moment(story, share), partial(_enter, arena, name, perspective, bodies.get(name, ""), known=known)


def _sayings(story: Story, arena: Arena) -> Told:
    """What those who began say of it, whom they help in, and how a part of it closes, or all of it rests."""
    purpose = partial(actions.say_purpose, arena=arena, text=story["purpose"], by=arena.started_by)
    yield moment(story, KNOWN), purpose
    for number, each in enumerate(story.get("helped", ())):
        yield moment(story, HELPED) + timedelta(minutes=15 * number), partial(_help, arena, each)
    last = moment(story, 1.0)
    if "closed" in story:
        yield last, partial(_close, arena, story["closed"])
    if "rest" in story:
        yield last + timedelta(hours=1), partial(_propose_rest, arena, story["rest"])
        yield last + timedelta(days=8), actions.settle_rests


def _crowd(story: Story) -> Iterator[tuple[str, Perspective]]:
    """Everybody who steps in: those the story names first, and as many others as it counts."""
    left = [Perspective(word) for word, number in story["people"].items() for _ in range(number)]
    for name, wished in faces(story).items():
        perspective = wished if wished in left else left[0]
        left.remove(perspective)
        yield name, perspective
    first = sum(sum(each["people"].values()) for each in stories_before(story))
    # Evenly mixed, as people come in life, and the same each time.
    mixed = sorted(range(len(left)), key=lambda place: (place * 7 % len(left), place))
    for number, place in enumerate(mixed, start=first):
        name = name_of(number)
        yield name if name not in faces(story) else f"{name} Æ.", left[place]


def faces(story: Story) -> Mapping[str, Perspective]:
    """Those whom a story knows by name besides the one who began it, with the perspective each of them chooses."""
    known = {each["speaks"]: Perspective(each["perspective"]) for each in story.get("organisations", ())}
    known |= {name: Perspective(perspective) for name, perspective in story.get("faces", {}).items()}
    return {name: perspective for name, perspective in known.items() if name != story["lit_by"]}


def _enter(arena: Arena, name: str, perspective: Perspective, body: str, *, known: bool) -> None:
    organisation = Organisation.objects.get(name=body) if body else None
    person = _named(name) if known else _joined(name)
    actions.enter(arena=arena, perspective=perspective, organisation=organisation, by=person)


def _help(arena: Arena, told: Story) -> None:
    actions.help_in(
        arena=arena,
        name=told["who"],
        perspective=Perspective(told["perspective"]),
        way=HelpWay(told["way"]),
        by=_named(told["by"]),
    )


def _close(arena: Arena, told: Story) -> None:
    until = clock.now() + timedelta(days=told["days"])
    actions.close_part(arena=arena, part=Part(told["part"]), reason=told["reason"], until=until, by=arena.started_by)


def _propose_rest(arena: Arena, told: Story) -> None:
    actions.propose_rest(
        arena=arena,
        kind=RestKind(told["kind"]),
        outcome=Outcome(told["outcome"]) if "outcome" in told else None,
        reason=told["reason"],
        by=arena.started_by,
    )


def _organisation(each: Mapping[str, str]) -> Organisation:
    found = Organisation.objects.filter(name=each["name"]).first()
    if found is not None:
        return found
    asked = people.register_organisation(
        name=each["name"],
        kind=OrganisationKind(each["kind"]),
        contact_email=f"post-{_word(each['name'])}@{DOMAIN}",
        by=_named(each["speaks"]),
    )
    return people.answer_inquiry(inquiry=OrganisationInquiry.objects.get(representation=asked), yes=True).organisation


def _named(name: str) -> Person:
    """Somebody whom stories know by name: one can sign in as them, and they are the same in every story."""
    found = Person.objects.filter(name=name, emailaddress__verified=True).first()
    if found is not None:
        return found
    person = _joined(name)
    EmailAddress.objects.create(user=person, email=f"{_word(name)}@{DOMAIN}", verified=True, primary=True)
    return person


def _joined(name: str) -> Person:
    """One of the many. They have no address, as those who come by a passkey: no letter is made up for them."""
    person = Person()
    people.begin(name=name, language=Language.DANISH, by=person)
    return people.join(by=person)


def _word(name: str) -> str:
    plain = name.casefold().translate(LETTERS)
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())
