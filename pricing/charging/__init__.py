"""What is charged besides the goods: by rules, freed, set by hand, and what a little more would save."""
