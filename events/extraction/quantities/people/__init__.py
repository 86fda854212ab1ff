"""How many people were killed, wounded and lost, and whom a number counts."""
