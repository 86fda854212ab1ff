"""Pages of a list: where one begins and ends, in which order, how many rows there are, and which of
their fields are sent.
"""

from events.api.paging.chosen import FIELDS, chosen_fields, only_fields
from events.api.paging.keyset import KeysetPagination
from events.api.paging.lists import ByLastDay, BySubmission, ByWithdrawal

__all__ = [
    "FIELDS",
    "ByLastDay",
    "BySubmission",
    "ByWithdrawal",
    "KeysetPagination",
    "chosen_fields",
    "only_fields",
]
