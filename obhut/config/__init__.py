"""Settings (typed, refuses to start half configured), addresses, wsgi."""
