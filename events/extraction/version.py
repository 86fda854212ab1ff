"""A fingerprint of the rules and words in this package: two versions that read articles differently
never share it.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
READ_FROM = ("**/*.py", "data/**/*.toml", "data/**/*.csv")
MEASURED_WITH = {"learning", "scoring"}  # rooms that read no article
ANOTHER_READER = {"model"}  # a room with a version of its own
FOR_READERS = "rules.toml"  # explains rules and decides nothing
LENGTH = 7
OF_RULES = re.compile(r"\d+\.\d+\.\d+\+")


def is_of_rules(version: str) -> bool:
    """Whether a version that is kept with an article is one of this package's rules."""
    return bool(OF_RULES.match(version))


def fingerprint(package: Path = PACKAGE) -> str:
    """The first digits of SHA-256, in hexadecimal, over the names and contents of the files that
    decide how a text is read.
    """
    found = hashlib.sha256()
    for path in _files(package):
        content = path.read_bytes()
        found.update(f"{path.relative_to(package).as_posix()} {len(content)}\n".encode())
        found.update(content)
    return found.hexdigest()[:LENGTH]


def with_places(version: str, gazetteer: str) -> str:
    """The version of rules that look places up in this gazetteer, given by the hash of its content:
    `0.2.0+3f2a91c (en_core_web_sm 3.8.0, places 1a2b3c4)`. Another gazetteer reads differently.
    """
    return f"{version.removesuffix(')')}, places {gazetteer[:LENGTH]})"


def _files(package: Path) -> list[Path]:
    found = [
        path for pattern in READ_FROM for path in package.glob(pattern) if path.name != FOR_READERS
    ]
    left_out = MEASURED_WITH | ANOTHER_READER
    return sorted(path for path in found if path.relative_to(package).parts[0] not in left_out)
