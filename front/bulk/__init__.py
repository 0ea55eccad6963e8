"""Fills a demo database with as much as is wanted, for measuring: ``manage.py load_bulk``."""
