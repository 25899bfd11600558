"""Who is responsible here: Sole | Several | Unknown."""
