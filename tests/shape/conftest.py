"""Who tries the doors of the house, for all who look at every address."""

from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.support.doors import Cast, cast_of
from tests.support.pages import House


@pytest.fixture(scope="module")
def cast(furnished: House) -> Iterator[Cast]:
    """Everybody, in a house that is put back afterwards."""
    with transaction.atomic():
        yield cast_of(furnished)
        transaction.set_rollback(True)
