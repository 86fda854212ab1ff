"""Submitting text, addresses and files, and what waits to be read."""
