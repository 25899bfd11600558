"""May I tell them? The gate as a page. It keeps nothing and sends nothing."""
