"""A fictitious case, played through a mechanism: who is called, what runs, where it stalls and why."""
