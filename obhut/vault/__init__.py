"""Keys and envelopes. Not built yet."""
