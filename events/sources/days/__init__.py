"""Days of publication: how they are written, and which of several is the outlet's own."""

from events.sources.days.address_day import address_day
from events.sources.days.outlet_day import outlet_day
from events.sources.days.words import says_no_day
from events.sources.days.written import (
    Order,
    WrittenDay,
    find_day,
    find_published,
    is_placeholder,
    order_in,
    read_day,
    read_serial,
)

__all__ = [
    "Order",
    "WrittenDay",
    "address_day",
    "find_day",
    "find_published",
    "is_placeholder",
    "order_in",
    "outlet_day",
    "read_day",
    "read_serial",
    "says_no_day",
]
