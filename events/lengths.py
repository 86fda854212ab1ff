"""How many characters a column holds. Tables declare their columns by these numbers, and whoever
writes a row checks or cuts by the same ones.
"""

NAME = 200  # of a side, a place, an outlet, a worker, a gold file
FILE_NAME = 300
TITLE = 500
ADDRESS = 1_000  # as submitted
FOUND_ADDRESS = 2_000  # of a feed's entry, or at the end of redirects
CONTENT_TYPE = 200
SPEAKER = 300
FIELD = 40
RULE = 80
REASON = 200  # why a report joined its event, or why totals leave it out
CHANGE = 500  # why an event was changed or withdrawn
CONTACT = 200
REQUEST_KEY = 200  # of an Idempotency-Key
USER_AGENT = 300
TOKEN_NAME = 100
