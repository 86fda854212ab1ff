"""Checks every value of an answer against the text that it quotes."""
