"""The product's settings, and the address of the bare page."""

from pathlib import Path

from obhut.config.settings import *  # noqa: F403 -- the very same settings is what is meant
from obhut.config.settings import TEMPLATES as PRODUCTS

ROOT_URLCONF = "bench.bare.urls"
TEMPLATES = [PRODUCTS[0] | {"DIRS": [Path(__file__).parent / "templates", *PRODUCTS[0]["DIRS"]]}]
