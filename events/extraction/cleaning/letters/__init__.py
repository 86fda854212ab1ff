"""Characters and words, put right one by one."""
