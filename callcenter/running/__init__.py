"""Running it: PostgreSQL, the demo, the web server, the worker."""
