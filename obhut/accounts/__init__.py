"""People, sign-in, who holds which desk from when to when."""
