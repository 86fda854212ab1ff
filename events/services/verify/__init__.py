"""Does the database hold what it promises? Each row that breaks an invariant is named."""

from events.services.verify.chain import Noted
from events.services.verify.invariant import Finding, Invariant
from events.services.verify.processes import in_processes
from events.services.verify.run import Limits, Piece, invariants, verify

__all__ = [
    "Finding",
    "Invariant",
    "Limits",
    "Noted",
    "Piece",
    "in_processes",
    "invariants",
    "verify",
]
