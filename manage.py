"""Django's own commands. Everything a user types is `obhut …` instead."""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "obhut.config.settings")

if __name__ == "__main__":
    execute_from_command_line(sys.argv)
