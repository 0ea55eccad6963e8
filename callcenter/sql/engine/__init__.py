"""Django's PostgreSQL, told to keep statements ready: the engine of settings.DATABASES."""
