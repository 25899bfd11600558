"""``python -m obhut`` is the command ``obhut``."""

import sys

from obhut.cli.main import main

sys.exit(main())
