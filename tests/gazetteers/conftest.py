"""A server of dumps for the tests that download."""

from __future__ import annotations

import threading

import dump_server
import pytest


@pytest.fixture
def server():
    with dump_server.Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield running
        running.shutdown()
        thread.join()


@pytest.fixture
def syria(server):
    """Serve a small dump of Syria and its alternate names."""
    dump = "".join(dump_server.dump_row(number, "", lat, lon) for number, _, lat, lon in dump_server.ROWS)
    names = "".join(dump_server.alternate_row(f"9{number}", number, "ar", name) for number, name, *_ in dump_server.ROWS)
    names += dump_server.alternate_row("77", "501", "ar", "عين صفصافة") + dump_server.alternate_row(
        "78", "501", "ar", "الصفصافة", preferred=True
    )
    names += dump_server.alternate_row("79", "501", "en", "Ein Safsaf") + dump_server.alternate_row("80", "501", "fa", "چشمه بید")
    server.serve("SY.zip", dump_server.zipped_as({"readme.txt": "About the columns", "SY.txt": dump}))
    server.serve("alternatenames/SY.zip", dump_server.zipped_as({"readme.txt": "About", "SY.txt": names}))
    return server
