"""Pages for those who keep the directory and hold desks."""
