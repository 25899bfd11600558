"""Tables from files that somebody brings: read without being believed, never carried out."""
