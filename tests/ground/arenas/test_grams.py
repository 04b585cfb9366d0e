"""In how many titles each n-gram stands is always as many as there are, however arenas come and whoever writes."""

from collections import Counter

import psycopg
import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from samskab.ground.arenas.models import Arena, Gram
from samskab.kernel.ids import new_ref
from samskab.kernel.text.ngrams import ngrams
from tests.factories import an_arena
from tests.support.clusters import Database
from tests.support.together import together

WORDS = ("have", "havn", "cykelsti", "cykelbane", "bro", "åen", "broen")
TITLES = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join), max_size=6)


def bulk(like: Arena, titles: list[str]) -> None:
    """Arenas put in by one statement, as from a backup."""
    Arena.objects.bulk_create(
        Arena(
            slug=str(new_ref()),
            title=title,
            text="Her.",
            ngrams=ngrams(title),
            starting_point=like.starting_point,
            place=like.place,
            started_by_id=like.started_by_id,
            started_in=like.started_in,
        )
        for title in titles
    )


def counted() -> dict[str, int]:
    return {gram: arenas for gram, arenas in Gram.objects.values_list("gram", "arenas") if arenas}


def are_there() -> dict[str, int]:
    return dict(Counter(gram for grams in Arena.objects.values_list("ngrams", flat=True) for gram in grams))


@pytest.mark.django_db
@settings(max_examples=15, deadline=None)
@given(together=TITLES, later=TITLES)
def test_they_are_counted_however_many_come_at_once_and_as_titles_change(together: list[str], later: list[str]) -> None:
    with transaction.atomic():
        first = an_arena("Haven ved åen")
        bulk(first, together)
        assert counted() == are_there()

        arenas = Arena.objects.order_by("pk")
        for arena, title in zip(arenas, later, strict=False):
            Arena.objects.filter(pk=arena.pk).update(ngrams=ngrams(title))
        assert counted() == are_there()
        Arena.objects.update(ngrams=ngrams("Havnen"))
        assert counted() == are_there()
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_an_act_that_leaves_the_title_is_not_counted() -> None:
    arena = an_arena("Haven ved åen")
    before = counted()
    arena.save()
    Arena.objects.update(acts=7)
    assert counted() == before


def test_many_at_once_never_wait_for_each_other(committed_db: Database) -> None:
    like = an_arena()
    titles = [" ".join(WORDS[start:] + WORDS[:start]) for start in range(len(WORDS))] * 10

    def put(turn: int) -> None:
        bulk(like, titles[turn:] + titles[:turn])

    together(*((lambda turn=turn: put(turn)) for turn in range(8)))
    assert counted() == are_there()


def test_two_titles_that_change_places_at_once_do_not_wait_for_each_other(committed_db: Database) -> None:
    with psycopg.connect(committed_db.superuser_url, autocommit=True) as superuser:
        pair = [an_arena("cykelsti have").pk, an_arena("bro havn").pk]

        def swap(which: int) -> None:
            for turn in range(20):
                title = ("cykelsti have", "bro havn")[(which + turn) % 2]
                Arena.objects.filter(pk=pair[which]).update(ngrams=ngrams(title))

        together(lambda: swap(0), lambda: swap(1))
        deadlocks = superuser.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        assert deadlocks.fetchone() == (0,)
    assert counted() == are_there()
    connection.close()
