"""What carries the whole run: its PostgreSQL, the databases of its tests, what it says of itself."""
