"""What the schema and its page say of each operation beyond what the code shows."""
