"""The sentence splitter and parser, loaded once for each process."""
