"""Who acts here, and which people somebody may know of."""
