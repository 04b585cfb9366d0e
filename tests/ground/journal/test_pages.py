"""The pages of the journal, and of the work that was given up."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from samskab.ground.journal import actions, queries
from samskab.ground.journal.facts import FACTS
from samskab.ground.journal.models import Chain, Entry, Failure
from samskab.kernel import background, clock
from samskab.kernel.chain import verify_lines
from samskab.kernel.ids import new_ref
from samskab.kernel.text.lix import lix
from tests.factories import a_person, an_operator
from tests.support.facts import ThingHappened

SameQueries = Callable[[Callable[[int], object], Callable[[], object]], None]
CHAINS, MOVEMENT = "/journal/", "/journal/movement.jsonl"
DEAD = "/operate/dead-letters/"

pytestmark = pytest.mark.django_db


def record(count: int) -> None:
    for _ in range(count):
        actions.record(ThingHappened(thing=new_ref()), by=None)


def give_up(count: int) -> None:
    """Have this many jobs be given up."""
    for _ in range(count):
        background.defer("people.say_secret", {"secret": "Åse Ærø"})
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE status = 'todo'")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed', attempts = 9 WHERE status = 'doing'")
    for job in queries.dead_letters():
        Failure.objects.get_or_create(
            job=job.id, defaults={"error": "builtins.OSError", "place": "mail.py:7 send", "happened_at": clock.now()}
        )


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_before_anything_has_happened_the_page_says_so(client: Client) -> None:
    assert "Intet er sket endnu" in text(client, CHAINS)


def test_anyone_sees_the_chain_and_what_was_written_last(client: Client) -> None:
    record(2)
    page = text(client, CHAINS)
    assert Chain.objects.get().head in page
    assert "Bevægelsen" in page
    assert page.count("Noget skete.") == 2
    assert f'href="{MOVEMENT}"' in page


def test_a_fact_of_an_unknown_kind_is_shown_as_such(client: Client) -> None:
    Entry.objects.create(
        chain_id="movement", kind="later.thing_dreamt", version=1, body={}, actor=None, happened_at=clock.now()
    )
    assert "som denne udgave ikke kender ordene for" in text(client, CHAINS)


def test_the_page_is_there_in_english(client: Client) -> None:
    client.cookies["language"] = "en"
    assert '<html lang="en"' in text(client, CHAINS)


def test_the_latest_lines_come_in_pages(client: Client) -> None:
    record(25)
    assert text(client, CHAINS).count("Noget skete.") == 20
    assert text(client, f"{CHAINS}?page=2").count("Noget skete.") == 5


def test_a_longer_list_asks_no_more(client: Client, assert_same_queries: SameQueries) -> None:
    assert_same_queries(record, lambda: text(client, CHAINS))


def test_a_download_is_the_chain_line_by_line(client: Client) -> None:
    record(3)
    chain = Chain.objects.get()
    response = client.get(MOVEMENT)
    file = response.getvalue()
    assert response.headers["Content-Type"] == "application/jsonl; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="movement.jsonl"'
    assert response.headers["ETag"] == f'"{chain.head}"'
    assert verify_lines(file.splitlines(keepends=True)) == queries.verify_chain(chain)
    assert file.count(b"\n") == 3


def test_whoever_has_the_chain_already_is_told_so(client: Client) -> None:
    record(1)
    etag = client.get(MOVEMENT).headers["ETag"]
    known = client.get(MOVEMENT, headers={"If-None-Match": etag})
    assert (known.status_code, known.content) == (304, b"")
    record(1)
    assert client.get(MOVEMENT, headers={"If-None-Match": etag}).status_code == 200


def test_a_chain_that_is_not_there_is_not_found(client: Client) -> None:
    for ref in ("movement", "nowhere", str(new_ref())):
        assert client.get(f"/journal/{ref}.jsonl").status_code == 404


def test_a_chain_is_read_and_never_written(client: Client) -> None:
    assert client.post(CHAINS).status_code == 405
    assert client.delete(MOVEMENT).status_code == 405


def test_a_stranger_is_asked_to_sign_in_before_the_machine_room(client: Client) -> None:
    for response in (client.get(DEAD), client.post(f"{DEAD}1/replay/")):
        assert response.status_code == 302
        assert reverse("account_login") in response.headers["Location"]


def test_only_an_operator_sees_what_was_given_up(client: Client) -> None:
    client.force_login(a_person())
    give_up(1)
    job = queries.dead_letters().get()
    assert client.get(DEAD).status_code == 403
    assert client.post(f"{DEAD}{job.id}/replay/").status_code == 403
    assert queries.dead_letters().count() == 1


def test_an_operator_reads_what_went_wrong_and_not_what_it_was_about(client: Client) -> None:
    client.force_login(an_operator())
    assert "Alt er lykkedes" in text(client, DEAD)
    give_up(1)
    page = text(client, DEAD)
    assert "people.say_secret" in page
    assert "builtins.OSError" in page
    assert "mail.py:7 send" in page
    assert "Åse" not in page


def test_work_that_took_its_worker_with_it_is_told_as_such(client: Client) -> None:
    client.force_login(an_operator())
    give_up(1)
    Failure.objects.all().delete()
    assert "Maskinen standsede midt i arbejdet." in text(client, DEAD)


def test_an_operator_starts_it_again(client: Client) -> None:
    client.force_login(an_operator())
    give_up(2)
    job, other = queries.dead_letters()
    response = client.post(f"{DEAD}{job.id}/replay/")
    assert (response.status_code, response.headers["Location"]) == (302, DEAD)
    assert list(queries.dead_letters()) == [other]
    assert "Arbejdet er sat i gang igen." in text(client, DEAD)
    assert client.post(f"{DEAD}{job.id}/replay/").status_code == 404
    assert client.get(f"{DEAD}{other.id}/replay/").status_code == 405


def test_a_longer_list_of_work_asks_no_more(client: Client, assert_same_queries: SameQueries) -> None:
    client.force_login(an_operator())
    assert_same_queries(give_up, lambda: text(client, DEAD))


def test_what_is_said_about_facts_is_plain() -> None:
    with override("da"):
        sentences = [str(cls.says) for cls in FACTS.values() if cls.__module__.startswith("samskab.")]
    assert [sentence for sentence in sentences if not sentence.endswith(".")] == []
    assert lix(" ".join(sentences)) <= 35
