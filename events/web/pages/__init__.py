"""What the pages of articles and events are made of."""
