"""Values as people write them: money, amounts, dates; and numbers of cards, which nobody shall."""
