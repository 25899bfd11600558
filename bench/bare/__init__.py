"""One page beside the product's own: the frame with nothing in it. Pages are measured against it."""
