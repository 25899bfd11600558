"""Pages on which the texts of concepts are written."""
