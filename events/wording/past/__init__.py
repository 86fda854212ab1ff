"""The history of an event in sentences."""
