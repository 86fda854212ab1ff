"""What charts and maps count over the events of a filter."""
