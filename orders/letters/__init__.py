"""What is written to customers: in which words, about what, and by which template."""
