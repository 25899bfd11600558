"""The peer is found beside the project, gets the same records, and its absence is said."""

import json
from pathlib import Path

import pytest

from bench import hsds
from bench.ratios import Round
from bench.visiting import fetch

OURS = Round(requests=200, cpu=0.2, seconds=0.4)
THEIRS = Round(requests=200, cpu=0.4, seconds=0.8)
SERVICES: list[dict[str, object]] = [{"id": "a", "name": "Turm"}, {"id": "b", "name": "Insel"}]
PEER = """
import json
from pathlib import Path
from wsgiref.simple_server import make_server

class app:
    @staticmethod
    def run(host, port):
        make_server(host, port, answer).serve_forever()

def answer(environ, start):
    start("200 OK", [("Content-Type", "application/json")])
    files = sorted(Path("data/services").glob("*.json"))
    return [json.dumps([json.loads(each.read_text()) for each in files]).encode()]
"""


def test_the_row_compares_cpu_and_requests() -> None:
    told = hsds.result([OURS] * 3, [THEIRS] * 3, size=50)

    assert told.ratio == "CPU 200 %, requests/s 200 %"
    assert told.raw == "1.00 ms, 500/s; peer 2.00 ms, 250/s; 50 services on a page"


def test_a_peer_is_where_its_program_lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hsds, "PLACES", (tmp_path / "nowhere", tmp_path))
    assert hsds.mock_beside() is None

    (tmp_path / "app.py").write_text(PEER, encoding="utf-8")
    assert hsds.mock_beside() == tmp_path


def test_the_peer_answers_with_the_services_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(PEER, encoding="utf-8")

    with hsds.mock_with(tmp_path, SERVICES) as mock:
        told = json.loads(fetch(mock.port, hsds.THEIRS, {}).body)
        assert mock.web[0] == mock.pid

    assert told == SERVICES
