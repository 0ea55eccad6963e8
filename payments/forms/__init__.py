"""What is typed about money: shape only, the rules are the operations'."""
