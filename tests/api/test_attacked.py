"""Every operation, attacked from its own description with what fits it and with what does not."""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data
from schemathesis import GenerationMode
from schemathesis.schemas import BaseSchema

from samskab.api.api import api
from samskab.ground.journal import actions
from samskab.ground.people.facts import PersonJoined
from samskab.kernel.ids import new_ref
from tests.factories import an_organisation
from tests.support.clusters import Database

HEADERS = {"Host": "localhost"}
PATHS = list(api.get_openapi_schema(path_prefix="/api/")["paths"])


@pytest.fixture
def described(committed_db: Database) -> BaseSchema:
    """The running application by its own description, with something in it to be read."""
    an_organisation("Ørslev Beboerhus")
    with transaction.atomic():
        actions.record(PersonJoined(person=new_ref()), by=None)
    return schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application(), headers=HEADERS)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=["fits", "fits not"])
@pytest.mark.parametrize("path", PATHS)
@settings(
    max_examples=settings().max_examples // 2,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
@given(drawn=data())
def test_no_answer_is_a_surprise(described: BaseSchema, path: str, mode: GenerationMode, drawn: DataObject) -> None:
    """Nothing is written by reading, so all examples may share one database."""
    case = drawn.draw(described[path]["GET"].as_strategy(generation_mode=mode))
    case.call_and_validate(headers=HEADERS)
