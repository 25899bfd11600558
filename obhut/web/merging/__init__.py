"""Following the template: what a merge asks, and the four texts of each item side by side."""
