"""Steps on the money of a locked order, called by operations. None opens a transaction of its own."""
