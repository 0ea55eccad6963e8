"""What can be asked and takes more than the row. Locks nothing, changes nothing."""
