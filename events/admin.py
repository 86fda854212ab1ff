"""The admin: every table, for people who repair data."""
