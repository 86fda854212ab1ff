"""Keep a copy up to date: python keep_a_copy.py http://127.0.0.1:8000 POSITION (0 at first)"""

import sys

from conflict_events import Tracker

position = int(sys.argv[2])
with Tracker(sys.argv[1]) as tracker:
    for change in tracker.changes(after=position):
        print(change.position, change.event, "new" if change.before is None else change.reason)
        position = change.position
print("next time:", position)
