"""What leaves the product while it is killed: messages to receivers, and files of events."""
