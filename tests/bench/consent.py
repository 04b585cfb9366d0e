"""A round of 5,000 beside one of 50: whoever opens, reads, answers, objects or closes must not notice."""

import logging
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.test import Client

from samskab.config.command import static
from samskab.config.postgres import throwaway
from samskab.ground.arenas.models import Arena, Participation
from samskab.ground.consent import actions
from samskab.ground.consent.enums import Answer
from samskab.ground.consent.models import Proposal
from samskab.ground.people.models import Person
from tests.bench.load import cpu_seconds
from tests.factories import a_person, a_proposal, an_answer, an_arena, an_objection
from tests.support import circles
from tests.support.clusters import Cluster
from tests.support.databases import connected_to

FEW, MANY = 50, 5_000
ROUNDS = 5
ANSWERS, POSTS, OBJECTIONS, READINGS = 12, 8, 3, 12
Result = TypeVar("Result")


@dataclass(frozen=True)
class Cost:
    """Milliseconds by the clock, milliseconds of CPU here and in the database, and questions to it."""

    wall: float
    cpu: float
    queries: int


class Costs:
    """What acts have cost, by the number of people and the name of the act."""

    def __init__(self) -> None:
        self.noted: dict[tuple[int, str], list[Cost]] = defaultdict(list)
        self.people = 0

    def of(self, name: str, act: Callable[[], Result]) -> Result:
        """Do it, and note what it cost."""
        asked: list[str] = []

        def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            asked.append(sql)
            return execute(sql, *rest)

        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_backend_pid()")
            backend = [cursor.fetchone()[0]]
        with connection.execute_wrapper(count):
            cpu, begun = time.process_time() + cpu_seconds(backend), time.perf_counter()
            result = act()
            wall = time.perf_counter() - begun
        spent = time.process_time() + cpu_seconds(backend) - cpu
        self.noted[self.people, name].append(Cost(1000 * wall, 1000 * spent, len(asked)))
        return result

    def shown(self) -> None:
        """One line for each act: the quickest by the clock, the CPU on average, and how both grow."""
        head = f"{f'ms, {FEW}':>10}{f'ms, {MANY:,}':>11}{'ratio':>7}"
        print(f"\n{'a round of consent':<26}{head}{f'CPU, {FEW}':>10}{f'CPU, {MANY:,}':>12}{'ratio':>7}{'queries':>9}")
        for name in dict.fromkeys(name for _people, name in self.noted):
            few, many = (self.noted[people, name] for people in (FEW, MANY))
            walls = [min(cost.wall for cost in costs) for costs in (few, many)]
            cpus = [sum(cost.cpu for cost in costs) / len(costs) for costs in (few, many)]
            queries = sorted({cost.queries for cost in few + many})
            print(
                f"{name:<26}{walls[0]:>10.1f}{walls[1]:>11.1f}{walls[1] / walls[0]:>7.2f}"
                f"{cpus[0]:>10.1f}{cpus[1]:>12.1f}{cpus[1] / cpus[0]:>7.2f}{'–'.join(map(str, queries)):>9}"
            )


def compare() -> None:
    """Print what each act in a round of fifty costs, what in one of five thousand, and the ratio.

    The two take turns, and of several turns the best counts: the rest is what else the machine did.
    """
    logging.getLogger("samskab.access").setLevel(logging.WARNING)
    costs = Costs()
    with ExitStack() as stack:
        static.collect(Path(os.environ["SAMSKAB_HOME"]), dict(os.environ))
        cluster = Cluster.of(stack.enter_context(throwaway()))
        cluster.prepare()
        databases = {people: stack.enter_context(cluster.clone()) for people in (FEW, MANY)}
        for people, database in databases.items():
            with connected_to(database):
                circles.seat(database.owner_url, arena=an_arena(by=a_person("Ruth")).pk, people=people - 1)
        for number in range(ROUNDS + 1):
            for people, database in databases.items():
                with connected_to(database):
                    # The first round of each is for what is remembered, and is not told of.
                    costs.people = people if number else 0
                    course(costs, database.owner_url)
    costs.shown()


def course(costs: Costs, owner_url: str) -> None:
    """One round from its opening to its record."""
    arena = Arena.objects.get()
    ruth = Person.objects.get(name="Ruth")
    proposal = costs.of("open", partial(a_proposal, arena, by=ruth))
    circles.answer(owner_url, proposal=proposal.pk, beside=ANSWERS + OBJECTIONS + 2)
    silent = _silent(proposal)
    for _ in range(ANSWERS):
        costs.of("answer", partial(an_answer, proposal, next(silent)))
    objections = [costs.of("object", partial(an_objection, proposal, next(silent))) for _ in range(OBJECTIONS)]
    here = f"/arenas/{arena.slug}/consent/"
    at, reader = f"{here}{proposal.ref}/", _signed_in(next(silent).person)
    for _ in range(READINGS):
        costs.of("page of the round", partial(_read, reader, at))
        costs.of("list of rounds", partial(_read, reader, here))
    for said in (Answer.CONSENT, Answer.STAND_ASIDE) * (POSTS // 2):
        costs.of("answer on the page", partial(_send, reader, f"{at}answer/", {"answer": said.value, "version": "1"}))
    for objection in objections:
        author = objection.given.seat.participation
        costs.of("withdraw", partial(actions.withdraw_objection, objection=objection, by=author.person))
        an_answer(proposal, author)
    circles.answer(owner_url, proposal=proposal.pk, beside=0)
    costs.of("adopt", partial(actions.close_round, proposal=proposal, by=None))
    costs.of("record", partial(_read, reader, f"{at}record/"))
    costs.of("record as JSON", partial(_read, reader, f"{at}record/?format=json"))


def _silent(proposal: Proposal) -> Iterator[Participation]:
    rows = Participation.objects.filter(seats__proposal=proposal, seats__answer="").exclude(person__name="Ruth")
    return iter(rows.select_related("person"))


def _signed_in(person: Person) -> Client:
    client = Client(headers={"host": "localhost"})
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def _read(client: Client, address: str) -> None:
    response = client.get(address)
    if response.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{address} answered {response.status_code}")


def _send(client: Client, address: str, said: Mapping[str, str]) -> None:
    response = client.post(address, said)
    if response.status_code != HTTPStatus.FOUND:
        raise RuntimeError(f"{address} answered {response.status_code}")
