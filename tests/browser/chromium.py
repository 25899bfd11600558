"""A real Chromium, looked for once; ``CHROMIUM`` names another one.

Without one the tests of this folder are skipped, and one line says so.
``OBHUT_BROWSER_REQUIRED=1`` makes its absence a failure before the first test.
"""

import os
import shutil
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
HOW = "no Chromium found (apt-get install chromium-headless-shell)."
SKIPPED = f"Browser tests skipped: {HOW}"
REQUIRED = f"Browser tests are required: {HOW}"


@cache
def chromium() -> str | None:
    names = (os.environ.get("CHROMIUM"), "chromium-headless-shell", "chromium")
    return next((path for name in names if name and (path := shutil.which(name))), None)


def is_required() -> bool:
    return os.environ.get("OBHUT_BROWSER_REQUIRED") == "1"
