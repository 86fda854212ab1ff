"""Downloads, prepared exports and following."""
