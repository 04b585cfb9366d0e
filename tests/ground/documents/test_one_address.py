"""The embedded default serves pages and live texts at its one address."""

import http.client
from contextlib import closing

from tests.ground.documents.conftest import a_text
from tests.ground.documents.test_live import run, writer
from tests.support.peers import kept, until
from tests.support.serving import Site


def test_a_page_is_answered_where_a_text_is_written(server: Site) -> None:
    text = a_text("Først.")
    karl, ida = writer(text), writer(text, "ida")

    async def scenario() -> None:
        await karl.come(server)
        await ida.come(server)
        await karl.keep("Sammen.")
        await until(lambda: ida.text == ["Først.", "Sammen."])

    run(scenario)
    with closing(http.client.HTTPConnection("localhost", server.port, timeout=30)) as connection:
        connection.request("GET", f"/arenas/{text.arena.slug}/")
        response = connection.getresponse()
        assert (response.status, text.arena.title in response.read().decode()) == (200, True)
    assert kept(text.document) == ["Først.", "Sammen."]
