"""Without its database the product still says whom to call, and soon."""

import os
import subprocess
import sys

from tests.house.tree import ROOT

ASK = """
import time, django
django.setup()
from django.test import Client
begun = time.monotonic()
answer = Client(headers={"host": "localhost"}).get("/")
print(answer.status_code, 'href="tel:110"' in answer.text, time.monotonic() - begun < 10)
"""


def test_the_start_page_comes_soon_where_the_database_is_gone() -> None:
    told = {"DATABASE_URL": "postgresql://obhut@/obhut?host=/nowhere", "OBHUT_POOL": "1"}
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK],
        env=os.environ | told | {"DJANGO_SETTINGS_MODULE": "obhut.config.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "200 True True\n"
