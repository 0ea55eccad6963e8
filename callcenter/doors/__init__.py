"""The way in: from which address, how often, with which second factor, and what is kept of it."""
