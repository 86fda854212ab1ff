"""Exports that wait for their reader, and who is told of changes."""
