"""Forms for typed facts: from the classes of the facts to inputs, and from what is typed back."""
