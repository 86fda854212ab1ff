"""Logging in and out, and what belongs to an account."""
