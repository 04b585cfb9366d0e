"""The description of the API that is written down is the description of the API."""

import json

from samskab.api.api import api
from tests.shape.house import ROOT

SNAPSHOT = ROOT / "docs" / "api" / "openapi.json"


def test_the_snapshot_is_what_the_api_says() -> None:
    said = json.loads(json.dumps(api.get_openapi_schema()))
    assert json.loads(SNAPSHOT.read_text()) == said
