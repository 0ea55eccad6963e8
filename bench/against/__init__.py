"""Two builds of the product by turns: what each costs in processor time, as ratios."""
