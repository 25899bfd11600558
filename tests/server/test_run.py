"""``obhut run`` from nothing to the first page and the first letter, and to the end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import psycopg

from tests.house.tree import ROOT
from tests.letters.post_office import PostOffice, open_post_office
from tests.server.test_refusals import free_port

LETTER = """INSERT INTO letters_letter
    (id, "to", subject, body, kind, about, once, state, written_at, due_at, tries, message_id,
     last_error)
    VALUES (gen_random_uuid(), 'ada@lummerland.example', 'Eine Aufgabe wartet', 'Guten Tag', 'task',
            '', '', 'waiting', now(), now(), 0, '<1@lummerland.example>', '')"""
PATIENCE = 90
"""Seconds: where the first minute's work was missed, the next one comes."""
WHAT_WAS_LOADED = ("Edition", "Example: ", "Agreements")
LAENDER_OF_THE_EXAMPLES = 3


def test_run_prepares_everything_serves_sends_and_stops_when_told(open_folder: Path) -> None:
    port = free_port()
    with open_post_office() as office:
        told = {"OBHUT_DATA": str(open_folder), "OBHUT_PORT": str(port), "DATABASE_URL": ""}
        told |= office.variables
        with subprocess.Popen(
            [sys.executable, "-m", "obhut", "run"],
            env=os.environ | told,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        ) as product:
            assert product.stdout is not None
            said, status = [], 0
            for line in product.stdout:
                said.append(line.strip())
                if line.startswith("Obhut is ready"):
                    write_a_letter(open_folder / "postgres")
                    with urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
                        status = page.status
                    wait_for_a_letter(office)
                    product.send_signal(signal.SIGTERM)

    assert (product.returncode, status, office.to) == (0, 200, ["ada@lummerland.example"])
    assert len([line for line in said if line.startswith("Example: ")]) == LAENDER_OF_THE_EXAMPLES
    assert [line for line in said if not line.startswith(WHAT_WAS_LOADED)] == [
        "Collecting the static files …",
        "Starting the database …",
        "Preparing the tables …",
        "Loading the content …",
        "Starting the web server and the worker …",
        f"Obhut is ready: http://127.0.0.1:{port} (stop with Ctrl-C)",
        "Stopping …",
        "Stopped.",
    ]
    assert not (open_folder / "postgres" / "data" / "postmaster.pid").exists()


def write_a_letter(folder: Path) -> None:
    """As the running product would, with no right but its own."""
    word = (folder / "app.pw").read_text(encoding="utf-8").strip()
    with psycopg.connect(
        host=str(folder), user="obhut_app", password=word, dbname="obhut"
    ) as connection:
        connection.execute(LETTER)


def wait_for_a_letter(office: PostOffice) -> None:
    ends = time.monotonic() + PATIENCE
    while not office.letters and time.monotonic() < ends:
        time.sleep(0.05)
