"""What the pages say of how events were before."""
