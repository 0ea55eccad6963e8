"""Lists about money: refunds to make, the day in the books."""
