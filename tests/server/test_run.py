"""``obhut run`` from nothing to the first page, and to the end."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

from tests.house.tree import ROOT
from tests.server.test_refusals import free_port


def test_run_prepares_everything_serves_and_stops_when_told(open_folder: Path) -> None:
    port = free_port()
    told = {"OBHUT_DATA": str(open_folder), "OBHUT_PORT": str(port), "DATABASE_URL": ""}
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
                with urlopen(f"http://127.0.0.1:{port}/", timeout=10) as page:
                    status = page.status
                product.send_signal(signal.SIGTERM)

    assert (product.returncode, status) == (0, 200)
    assert [line for line in said if not line.startswith("Edition")] == [
        "Collecting the static files …",
        "Starting the database …",
        "Preparing the tables …",
        "Loading the content …",
        "Starting the web server …",
        f"Obhut is ready: http://127.0.0.1:{port} (stop with Ctrl-C)",
        "Stopping …",
        "Stopped.",
    ]
    assert not (open_folder / "postgres" / "data" / "postmaster.pid").exists()
