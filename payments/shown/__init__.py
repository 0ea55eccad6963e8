"""What pages say of money. Reads, and changes nothing."""
