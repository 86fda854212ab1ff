"""What people decide about events, and what the tracker learns from it."""
