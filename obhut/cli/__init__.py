"""Everything typed: the command `obhut`."""
