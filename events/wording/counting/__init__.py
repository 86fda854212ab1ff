"""Numbers in words: counts, measures, comparisons."""
