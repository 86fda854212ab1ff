"""What is held for a reviewer, and what is taken back."""
