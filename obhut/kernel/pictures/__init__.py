"""A mechanism as a picture: lanes, steps, deadlines, and what happens when nobody answers."""
