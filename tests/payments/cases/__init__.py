"""Money, by the cases of the second book: B1 to B12."""
