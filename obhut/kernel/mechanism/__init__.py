"""What a concept says, as a checked object graph."""
