"""What is held for a reviewer, and what becomes of it."""
