from samskab.config.command.exits import Exit
from samskab.ground.journal.models import Entry
from samskab.ground.people.models import Person
from tests.factories import a_person
from tests.support.clusters import Database
from tests.support.commands import samskab

ADDRESS = "drift@samskab.example"
KINDS = ["people.machine_taken_on", "people.machine_laid_down"]


def entrusted(database: Database, *words: str) -> tuple[int, str]:
    ended = samskab("operator", *words, **database.environment())
    return ended.returncode, ended.stdout + ended.stderr


def told() -> list[str]:
    return list(Entry.objects.filter(kind__in=KINDS).order_by("pk").values_list("kind", flat=True))


def test_somebody_takes_on_the_machine_once_and_lays_it_down(committed_db: Database) -> None:
    person = a_person("Åse", email=ADDRESS)

    for _each in range(2):
        assert entrusted(committed_db, ADDRESS) == (Exit.OK, "Åse looks after the machine.\n")
    assert Person.objects.get(pk=person.pk).is_operator
    assert told() == KINDS[:1]

    assert entrusted(committed_db, ADDRESS, "--no-longer") == (Exit.OK, "Åse no longer looks after the machine.\n")
    assert not Person.objects.get(pk=person.pk).is_operator
    assert told() == KINDS


def test_nobody_who_is_not_in_can_look_after_it(committed_db: Database) -> None:
    status, said = entrusted(committed_db, ADDRESS)
    assert (status, said) == (
        Exit.WRONG,
        f"samskab: Nobody has confirmed the address {ADDRESS}. Sign in on the site first.\n",
    )
