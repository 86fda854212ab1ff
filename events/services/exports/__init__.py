"""Files of events that are too large to wait for: asked for, written by a worker, kept a day."""
