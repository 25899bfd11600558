"""Visitors: connections kept open over loopback, each asking one address after another."""

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from itertools import cycle, islice
from typing import Protocol

from bench.processes import cpu_seconds
from bench.ratios import Round

HOST = "127.0.0.1"
AT_ONCE = 2
"""Connections at the same time."""
SECONDS = 30
"""No answer may take longer."""
AS_A_BROWSER = {"Accept-Encoding": "gzip, deflate, br"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back: the body as it travelled, and the headers."""

    body: bytes
    headers: http.client.HTTPMessage


def fetch(port: int, address: str, headers: dict[str, str]) -> Answer:
    """One address, on a connection of its own. Raises SystemExit unless it is answered with 200."""
    connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS)
    try:
        return _ask(connection, address, headers)
    finally:
        connection.close()


class Server(Protocol):
    """Whatever answers: on which port, by which processes."""

    @property
    def port(self) -> int: ...
    @property
    def web(self) -> tuple[int, ...]: ...


def visit(
    server: Server, addresses: Sequence[str], headers: dict[str, str], requests: int
) -> Round:
    """So many requests, over the addresses in turn, and what they cost the web server."""
    pids = server.web
    shares = [list(islice(cycle(addresses), at, requests, AT_ONCE)) for at in range(AT_ONCE)]
    with ThreadPoolExecutor(AT_ONCE) as visitors:
        before, begun = cpu_seconds(pids), time.perf_counter()
        list(visitors.map(lambda share: _visit(server.port, share, headers), shares))
        seconds, cpu = time.perf_counter() - begun, cpu_seconds(pids) - before
    return Round(requests=requests, cpu=cpu, seconds=seconds)


def _visit(port: int, addresses: Sequence[str], headers: dict[str, str]) -> None:
    connection = http.client.HTTPConnection(HOST, port, timeout=SECONDS)
    for address in addresses:
        _ask(connection, address, headers)
    connection.close()


def _ask(connection: http.client.HTTPConnection, address: str, headers: dict[str, str]) -> Answer:
    try:
        connection.request("GET", address, headers=headers)
        response = connection.getresponse()
        body = response.read()
    except OSError as error:
        raise SystemExit(f"The server went away at {address}: {error}. Measure again.") from error
    if response.status != HTTPStatus.OK:
        raise SystemExit(f"{address} was answered with {response.status}.")
    return Answer(body=body, headers=response.headers)
