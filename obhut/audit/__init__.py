"""What happened: append-only, chained, in plain values."""
