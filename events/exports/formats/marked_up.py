"""Texts in XML, which refuses characters that articles may hold."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_REFUSED = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that XML refuses."""
    return _REFUSED.sub("", text)


def escaped(text: str) -> str:
    """The text as it stands between tags."""
    return escape(clean(text))
