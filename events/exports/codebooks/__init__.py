"""The same events in the columns and categories of other projects' codebooks.

What each kind becomes and what is lost stands in `data/`, a file a codebook.
"""

from collections.abc import Mapping

from events.exports.codebooks import acled, plover, ucdp, viina
from events.exports.codebooks.codebook import Codebook

CODEBOOKS: Mapping[str, Codebook] = {
    "acled": acled.CODEBOOK,
    "ucdp": ucdp.CODEBOOK,
    "plover": plover.CODEBOOK,
    "viina": viina.CODEBOOK,
}

__all__ = ["CODEBOOKS", "Codebook"]
