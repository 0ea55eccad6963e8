"""What is typed about orders: shape only, the rules are the operations'."""
