"""Which counts may leave the house."""
