"""One file a format: events in, bytes out, as they are read."""
