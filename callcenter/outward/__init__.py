"""Calls to whoever is not ours, a mail server first of all: each within a time, and no page waits for a letter."""
