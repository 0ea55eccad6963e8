"""What pages, papers and lists say of an order. Reads, and changes nothing."""
