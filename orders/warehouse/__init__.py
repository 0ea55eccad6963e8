"""What goes out to the warehouse, and what comes back: documents and files."""
