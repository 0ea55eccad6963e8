"""Steps on a locked order, called by operations. None opens a transaction of its own."""
