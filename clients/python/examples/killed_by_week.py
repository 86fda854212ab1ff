"""The killed of one country by week: python killed_by_week.py http://127.0.0.1:8000 UA"""

import sys

from conflict_events import Tracker, frame

with Tracker(sys.argv[1]) as tracker:
    table = frame(tracker.events(country=sys.argv[2], counted_in="killed"))
by_week = table.resample("W-MON", on="start")[["killed_min", "killed_max"]].sum(min_count=1)
print(by_week.to_csv())
