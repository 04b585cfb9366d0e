"""One furnished house for all tests of a file: furnishing takes half a second, and what a test does is taken back."""

from collections.abc import Iterator
from copy import deepcopy

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.support.pages import House, furnish


@pytest.fixture(scope="module")
def furnished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """The house as it was furnished; nothing is committed."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield furnish()
        transaction.set_rollback(True)


@pytest.fixture
def house(furnished: House, django_db_blocker: DjangoDbBlocker) -> Iterator[House]:
    """The house for one test, which finds it as it was furnished."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield deepcopy(furnished)
        transaction.set_rollback(True)
