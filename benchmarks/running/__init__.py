"""The product started for a benchmark, its clients, and what goes wrong with it."""
