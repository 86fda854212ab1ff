"""What the queue of reviewers shows."""
