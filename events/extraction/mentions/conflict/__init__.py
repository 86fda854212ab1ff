"""Whether an occurrence is of an armed conflict, and no crime, accident, exercise or game."""
