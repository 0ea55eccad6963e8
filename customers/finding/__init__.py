"""How a customer is found: what was typed, taken apart; the hits, best first; who may be there already."""
