"""Where each Land and district stands, proved by evidence. Not built yet."""
