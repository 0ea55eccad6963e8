"""What happened to an order, and how it was."""
