"""Words for what the verifier finds."""
