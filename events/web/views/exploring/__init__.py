"""The home page and what belongs to it: map, timeline, charts, sums."""
