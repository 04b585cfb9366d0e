"""Nine arenas to look at and try things in, from all four sectors and at their real sizes."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.core.management.base import BaseCommand
from django.db import transaction

from samskab.ground.arenas import actions
from samskab.ground.arenas.enums import Domain, Part, StartingPoint
from samskab.ground.arenas.models import Arena, Theme
from samskab.ground.arenas.queries.stories import Story, moment, name_of, stories
from samskab.ground.people import actions as people
from samskab.ground.people.enums import Language, OrganisationKind, Perspective
from samskab.ground.people.models import Organisation, OrganisationInquiry, Person
from samskab.kernel import clock

DOMAIN = "sundby.example"


class Command(BaseCommand):
    """Makes the stories that are not there yet, by the same actions as everybody uses. Run it as often as you like."""

    help = "Fill the site with the nine made-up arenas; those that are there already are left alone."

    def handle(self, *args: Any, **options: Any) -> None:
        self.numbers = count()
        made = [story for story in stories() if self._tell(story)]
        self.stdout.write(f"{len(stories())} arenas, {len(made)} of them new, all made up.")

    def _tell(self, story: Story) -> bool:
        """Let one story happen, from the day it began until today; answers with whether it was new."""
        size = sum(story["people"].values())
        numbers = [next(self.numbers) for _ in range(size)]
        if Arena.objects.filter(title=story["title"]).exists():
            return False
        with transaction.atomic():
            speakers = {each["speaks"]: self._organisation(each) for each in story.get("organisations", ())}
            with clock.held_at(moment(story, 0.0)):
                arena = self._light(story, speakers)
            for place, (person, perspective) in enumerate(self._crowd(story, speakers, numbers), start=1):
                with clock.held_at(moment(story, place / (size + 1))):
                    actions.enter(
                        arena=arena,
                        perspective=perspective,
                        organisation=speakers.get(person.name),
                        by=person,
                    )
            with clock.held_at(moment(story, 1.0)):
                actions.say_purpose(arena=arena, text=story["purpose"], by=arena.started_by)
                self._close(arena, story)
        return True

    def _light(self, story: Story, speakers: dict[str, Organisation]) -> Arena:
        return actions.start_arena(
            title=story["title"],
            text=story["text"],
            starting_point=StartingPoint(story["starting_point"]),
            place=story["place"],
            spot=story["spot"],
            domain=Domain(story["domain"]),
            themes=list(Theme.objects.filter(slug__in=story["themes"])),
            perspective=Perspective(story["perspective"]),
            organisation=speakers.get(story["lit_by"]),
            by=_person(story["lit_by"]),
        )

    def _crowd(
        self, story: Story, speakers: dict[str, Organisation], numbers: list[int]
    ) -> Iterator[tuple[Person, Perspective]]:
        """Everybody who steps in: those the story names first, and as many others as it counts."""
        left = [Perspective(word) for word, number in story["people"].items() for _ in range(number)]
        named = {each["speaks"]: Perspective(each["perspective"]) for each in story.get("organisations", ())}
        named |= {each["who"]: named.get(each["who"], Perspective.CITIZEN) for each in story.get("together", ())}
        named.pop(story["lit_by"], None)
        for name, wished in named.items():
            perspective = wished if wished in left else left[0]
            left.remove(perspective)
            yield _person(name), perspective
        # Evenly mixed, as people come in life, and the same each time.
        for place, perspective in sorted(enumerate(left), key=lambda one: (one[0] * 7 % len(left), one[0])):
            yield _person(name_of(numbers[place]), number=numbers[place]), perspective

    def _organisation(self, each: dict[str, str]) -> Organisation:
        found = Organisation.objects.filter(name=each["name"]).first()
        if found is not None:
            return found
        speaker = _person(each["speaks"])
        asked = people.register_organisation(
            name=each["name"],
            kind=OrganisationKind(each["kind"]),
            contact_email=f"post-{_word(each['name'])}@{DOMAIN}",
            by=speaker,
        )
        return people.answer_inquiry(
            inquiry=OrganisationInquiry.objects.get(representation=asked), yes=True
        ).organisation

    def _close(self, arena: Arena, story: Story) -> None:
        closed = story.get("closed")
        if closed:
            actions.close_part(
                arena=arena,
                part=Part(closed["part"]),
                reason=closed["reason"],
                until=clock.now() + timedelta(days=closed["days"]),
                by=arena.started_by,
            )


def _word(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isascii() and letter.isalnum())


def _person(name: str, *, number: int | None = None) -> Person:
    """The made-up person of a name, who joins when they are first needed; those of the town are there already."""
    if number is None and (known := Person.objects.filter(name=name, joined_at__isnull=False).first()):
        return known
    address = f"{_word(name)}{'' if number is None else number}@{DOMAIN}"
    found = EmailAddress.objects.filter(email=address).select_related("user").first()
    if found is not None and isinstance(found.user, Person):
        return found.user
    person = Person()
    people.begin(name=name, language=Language.DANISH, by=person)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    people.join(by=person)
    return person
