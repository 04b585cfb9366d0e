"""What an arena has closed comes out by no address, however one asks, and by no letter.

The addresses are those of the house, so a new one is tried as soon as there is one. That each of the words could have
come out is seen by one who takes part, who is shown all of them.
"""

import pytest
from django.test import Client

from samskab.ground.arenas.enums import Part
from samskab.ground.notices.queries.occasions import occasions
from samskab.ground.people.models import Person
from tests.support.doors import Cast, taken_back
from tests.support.secrets import Closed, asking, closed, every_reference, looks, outsiders, words_in

# Whoever holds the secret of a slip or a letter is met as the one it was given to.
BY_A_SECRET = {"arenas:claim", "consent:by_letter"}
Leaks = set[tuple[str, str]]


@pytest.fixture(scope="module")
def shut(cast: Cast) -> Closed:
    """The house with everything closed that can be."""
    return closed(cast)


@pytest.fixture(scope="module")
def browsers(shut: Closed) -> dict[str, Client]:
    """Those who look in."""
    return outsiders(shut.house)


def found(client: Client, shut: Closed, *, send: bool = False, ask: bool = True) -> Leaks:
    """Where somebody is told what, by the name of the address."""
    told: Leaks = set()
    for name, path in looks(shut.house):
        for one in asking(path, shut.house.frame.ref) if ask else (path,):
            with taken_back(client):
                answer = client.get(one)
                said = words_in(answer)
            told |= {(name, what) for what, word in shut.words.items() if word in said}
            if answer.status_code != 200:
                break
        if send:
            with taken_back(client):
                said = words_in(client.post(path))
            told |= {(name, what) for what, word in shut.words.items() if word in said}
    return told


@pytest.mark.parametrize("who", ["stranger", "elsewhere", "guest elsewhere"])
def test_nobody_outside_is_told_anywhere(who: str, shut: Closed, browsers: dict[str, Client]) -> None:
    told = found(browsers[who], shut, send=who == "elsewhere")
    assert sorted((name, what) for name, what in told if name not in BY_A_SECRET) == []


def test_one_who_takes_part_is_told_all_of_it(shut: Closed, cast: Cast) -> None:
    told = found(cast.browsers["participant"], shut, ask=False)
    assert {what for _name, what in told} == set(shut.words)


def test_something_is_planted_in_every_part_that_can_be_closed(shut: Closed) -> None:
    assert (set(shut.parts), set(shut.parts.values())) == (set(shut.words), set(Part))


def test_no_letter_tells_those_outside(shut: Closed, browsers: dict[str, Client]) -> None:
    """Whatever an occasion is asked to tell of, it leaves out what is closed to the one it writes to."""
    person, everything = Person.objects.get(name="Ude Udenfor"), every_reference()
    told = [word for occasion in occasions() for word in occasion.tell(person, everything).values()]
    assert {what for what, secret in shut.words.items() for word in told if secret in str(word)} == set()
    assert told
