"""Who gets what at every door: the matrix that is kept says what the house does, and what must always hold of it holds.

`docs/security-matrix.md` is written by `python -m tests.matrix`. Each of its rows is tried again here, by everybody;
what is said of all rows is then read from the page.
"""

import pytest

from tests.support.doors import WHO, Cast, answers, cells, row, written_down
from tests.support.pages import ARGUMENTS, Address, addresses

EVERY = addresses()
BY_NAME = {address.name: address for address in EVERY}
CLOSED = [address for address in EVERY if not address.public]
OPERATORS = [address for address in CLOSED if address.route.startswith("operate/")]
LINES = written_down()
DOORS = {name: cells(line) for name, line in LINES.items()}

# What any person may do with a thing that is not theirs: ask to speak for an organisation, answer an invitation whose
# secret they hold, follow an arena or what is said in it, ask about a frame, or write a statement, which waits for them
# while they are led to the door.
FOR_ANYONE_SIGNED_IN = {
    "people:ask",
    "people:invitation",
    "arenas:follow",
    "arenas:unfollow",
    "gather:frame_question",
    "talk:follow",
    "talk:unfollow",
    "talk:mute",
    "talk:unmute",
    "understand:new",
}
# Where one whom nobody knows changes something, and why.
STRANGERS = {
    "consent:by_letter": "whoever holds the secret of a letter answers for its seat",
    "consent:stop_letters": "the same, for the letters themselves",
    "notices:stop": "the same, for mail about what happened",
    "arenas:claim": "whoever holds a slip uses it, and is the guest it is for",
    "arenas:invitation": "whoever holds an invitation comes in by it, as a guest",
    "account_signup": "joining: a form that is forgotten unless the letter is answered",
    "account_signup_by_passkey": "the same",
}
REFUSED = {"403", "404", "405"}


def by_name(address: Address) -> str:
    return address.name


def differing(one: str, other: str) -> set[str]:
    """Where two get different answers."""
    return {name for name, door in DOORS.items() if door[one] != door[other]}


def doing(who: str) -> set[str]:
    """Where somebody changes something."""
    return {name for name, door in DOORS.items() if door[who][1].endswith("+")}


def test_every_address_that_is_about_something_can_be_reached() -> None:
    assert {address.name for address in EVERY if address.arguments} == set(ARGUMENTS)


def test_every_address_has_its_row_in_the_order_of_the_house() -> None:
    """When not: `python -m tests.matrix`, and judge what it wrote."""
    assert list(LINES) == [address.name for address in EVERY]


@pytest.mark.parametrize("address", EVERY, ids=by_name)
def test_everybody_gets_what_the_matrix_says(address: Address, cast: Cast) -> None:
    """When not: `python -m tests.matrix`, and judge what it wrote."""
    assert row(address, answers(cast, address)) == LINES.get(address.name)


def test_looking_changes_nothing_and_breaks_nothing() -> None:
    looks = {(name, who): door[who][0] for name, door in DOORS.items() for who in WHO}
    assert {at: look for at, look in looks.items() if look.endswith("+") or look.startswith("5")} == {}


def test_nothing_that_is_sent_breaks_anything() -> None:
    sent = {(name, who): door[who][1] for name, door in DOORS.items() for who in WHO}
    assert {at: send for at, send in sent.items() if send.startswith("5")} == {}


@pytest.mark.parametrize("address", CLOSED, ids=by_name)
def test_a_stranger_is_sent_to_the_entrance_or_away(address: Address) -> None:
    assert set(DOORS[address.name]["stranger"]) <= {*REFUSED, "enter"}


def test_a_stranger_changes_nothing_but_what_is_theirs_by_a_secret_or_to_come_in() -> None:
    assert doing("stranger") == set(STRANGERS)


@pytest.mark.parametrize("address", [each for each in CLOSED if each.arguments], ids=by_name)
def test_whoever_takes_part_elsewhere_learns_nothing(address: Address) -> None:
    allowed = set(DOORS[address.name]["elsewhere"]) - REFUSED
    assert bool(allowed) == (address.name in FOR_ANYONE_SIGNED_IN)


def test_whoever_takes_part_elsewhere_changes_nothing_in_the_arena() -> None:
    here = {name for name in doing("elsewhere") if BY_NAME[name].route.startswith("arenas/")}
    of_their_own = {"arenas:enter", "arenas:follow", "gather:frame_question", "talk:follow", "talk:mute"}
    assert here == of_their_own


def test_nobody_gets_more_by_keeping_the_machine_running() -> None:
    """The pages about the machine are theirs; everywhere else they are one who is not in the arena (G4, G5)."""
    assert differing("operator", "elsewhere") == {address.name for address in OPERATORS}


def test_nobody_gets_more_by_what_the_framework_calls_power() -> None:
    assert differing("superuser", "operator") == set()


def test_nobody_gets_more_by_leading_the_process() -> None:
    assert differing("facilitator", "participant") == set()


@pytest.mark.parametrize("address", OPERATORS, ids=by_name)
def test_operators_pages_refuse_everybody_else(address: Address) -> None:
    others = {answer for who in WHO if who not in {"operator", "superuser"} for answer in DOORS[address.name][who]}
    assert others <= {*REFUSED, "enter"}


def test_there_are_doors_of_each_kind_and_acts_that_are_done() -> None:
    assert min(map(len, (EVERY, CLOSED, OPERATORS))) > 0
    assert {"web:front", "journal:download"} <= {address.name for address in EVERY if address.public}
    assert len(doing("participant")) > 50
    assert doing("guest") - doing("participant") == {
        "people:forget_guest",
        "account_signup",
        "account_signup_by_passkey",
    }
