"""The live part, served by itself on a database that others share."""

import http.client
import os
import signal
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

from samskab.config.postgres.server import free_port
from tests.support.clusters import Database
from tests.support.processes import eventually
from tests.support.waiting import COMES_WITHIN


def status(port: int, path: str) -> int:
    """What is answered; 0 when nobody answers yet."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    with closing(connection), suppress(OSError):
        connection.request("GET", path, headers={"Host": "localhost"})
        with connection.getresponse() as response:
            response.read()
            return response.status
    return 0


def test_it_answers_for_itself_and_stops_when_asked(committed_db: Database, tmp_path: Path) -> None:
    port = free_port()
    words = [sys.executable, "-m", "samskab.config.command", "serve", "live", "--listen", f"127.0.0.1:{port}"]
    environment = {**os.environ, **committed_db.environment(), "SAMSKAB_HOME": str(tmp_path)}
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as serving:
        try:
            assert eventually(lambda: status(port, "/healthz") == 200)
            assert status(port, "/") == 404
        finally:
            serving.send_signal(signal.SIGTERM)
            said = serving.communicate(timeout=COMES_WITHIN)[0].decode()
    assert serving.returncode == 0, said
