"""Keep the tallies: triggers take a changed event out of them, folding counts it anew."""
