"""One rule a file. A rule is a generator of findings over what is under review."""
