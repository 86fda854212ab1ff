"""What values are called on pages, in the reader's language."""
