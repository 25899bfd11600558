"""Everything the clock does: jobs that are due, each minute."""
