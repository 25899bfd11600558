"""Pulling the plug: a deed in a process of its own, killed right after one of its statements."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

from django.db import connection


def kill_at(moment: str, deed: Callable[..., object], *told: str) -> None:
    """Do the deed elsewhere and kill it after the statement that begins like this.

    ``deed``: a function of a test's module; ``told``: what it is called with.
    """
    named = f"{deed.__module__}:{deed.__name__}"
    child = subprocess.Popen(
        [sys.executable, "-c", DOES_UNTIL, moment, named, *told],
        env=os.environ | {"TEST_DATABASE": str(connection.settings_dict["NAME"])},
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"there\n"
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()


DOES_UNTIL = """
import importlib, os, sys, time
import django
from obhut.config import settings
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
os.environ["DJANGO_SETTINGS_MODULE"] = "obhut.config.settings"
django.setup()
from django.db import connection
moment, named, *told = sys.argv[1:]
module, _, name = named.partition(":")
deed = getattr(importlib.import_module(module), name)
def stop_there(execute, sql, params, many, context):
    result = execute(sql, params, many, context)
    said = connection.ops.last_executed_query(context["cursor"], sql, params) or sql
    if said.startswith(moment):
        print("there", flush=True)
        time.sleep(60)
    return result
with connection.execute_wrapper(stop_there):
    deed(*told)
print("too late", flush=True)
"""
