"""What templates of customers may use."""
