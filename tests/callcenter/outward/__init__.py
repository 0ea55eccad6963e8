"""Letters and the servers they are handed to."""
