"""What is taken back, erased, or no longer kept."""
