"""What the product runs on: database, web server, worker, started and stopped together."""
