"""What the clock does with letters. Each job may run twice, and two at once."""

from obhut.letters.jobs.forgetting import forget_letters
from obhut.letters.jobs.sending import send_letters

__all__ = ("forget_letters", "send_letters")
