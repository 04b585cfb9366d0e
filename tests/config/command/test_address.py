import socket
from collections.abc import Iterator
from contextlib import closing

import pytest

from samskab.config.command.address import Address, reserved
from samskab.config.command.exits import Exit, Stop
from samskab.config.postgres.server import free_port


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        yield listener.getsockname()[1]


def test_the_port_of_a_local_origin_is_used_when_it_is_free() -> None:
    port = free_port()

    with reserved(f"http://localhost:{port}") as address:
        assert address == Address(f"http://localhost:{port}", "127.0.0.1", port)


def test_a_taken_port_is_told_and_replaced_and_the_origin_follows(
    taken: int, capsys: pytest.CaptureFixture[str]
) -> None:
    with reserved(f"http://localhost:{taken}") as address:
        assert address.port > taken
        assert address.origin == f"http://localhost:{address.port}"
        assert capsys.readouterr().out == f"Port {taken} is taken; using {address.port} instead.\n"


def test_a_port_that_was_asked_for_is_not_replaced(taken: int) -> None:
    with pytest.raises(Stop, match=f"Port {taken}") as stopped, reserved("http://localhost", f"127.0.0.1:{taken}"):
        pass

    assert stopped.value.how is Exit.PORT


def test_the_origin_of_this_machine_says_the_port_that_was_asked_for() -> None:
    port = free_port()

    with reserved("http://localhost:8000", f"localhost:{port}") as address:
        assert address == Address(f"http://localhost:{port}", "127.0.0.1", port)


def test_the_last_port_is_the_last_that_is_tried() -> None:
    with socket.socket() as blocked:
        blocked.bind(("127.0.0.1", 65_535))
        with pytest.raises(Stop, match="Port 65535") as stopped, reserved("http://localhost:65535"):
            pass

    assert stopped.value.how is Exit.PORT


def test_behind_a_proxy_the_origin_says_nothing_about_our_port() -> None:
    port = free_port()

    with reserved("https://samskab.example", f"127.0.0.1:{port}") as address:
        assert address == Address("https://samskab.example", "127.0.0.1", port)


def test_a_reserved_port_can_be_shared_by_our_servers_and_taken_by_nobody_else() -> None:
    port = free_port()

    with reserved(f"http://localhost:{port}") as mine:
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            server.bind((mine.host, mine.port))
            server.listen()
        with reserved(f"http://localhost:{port}") as other:
            assert other.port != mine.port


@pytest.mark.parametrize(
    "listen", ["8000", "localhost:", "localhost:0", "localhost:65536", "localhost:http", "no.such.name.invalid:8000"]
)
def test_an_address_that_is_none_is_status_2(listen: str) -> None:
    with pytest.raises(Stop) as stopped, reserved("http://localhost", listen):
        pass

    assert stopped.value.how is Exit.USAGE
