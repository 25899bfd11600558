"""What the clock does for the directory: asks mailboxes, makes test calls due, follows up letters."""

from obhut.directory.jobs.calls import make_test_calls_due
from obhut.directory.jobs.confirmations import ask_for_confirmations
from obhut.directory.jobs.undelivered import follow_up_letters

__all__ = ("ask_for_confirmations", "follow_up_letters", "make_test_calls_due")
