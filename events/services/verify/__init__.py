"""Does the database hold what it promises? Every invariant is looked for row by row; what breaks
one is named.
"""

from events.services.verify.invariant import Finding, Invariant
from events.services.verify.run import Limits, invariants, verify

__all__ = ["Finding", "Invariant", "Limits", "invariants", "verify"]
