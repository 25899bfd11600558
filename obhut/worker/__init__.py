"""Everything the clock does."""
