"""What tests of notices share."""

import pytest

from tests.ground.consent.test_pages import Here


@pytest.fixture
def here() -> Here:
    """An arena with three who take part, and a round."""
    return Here()
