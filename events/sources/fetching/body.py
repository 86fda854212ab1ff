"""Read an answer's body, and never hold more of it than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

GZIP = 16 + zlib.MAX_WBITS


class BodyTooLarge(Exception):
    """The body has more bytes than allowed, as sent or unpacked."""


class BodyBroken(Exception):
    """The body is not what its header says: not gzip, or cut off."""


def read_body(chunks: Iterable[bytes], *, gzipped: bool, max_bytes: int) -> bytes:
    """The unpacked body. Raises BodyTooLarge once either form passes `max_bytes`, or BodyBroken."""
    sent = _at_most(chunks, max_bytes)
    return b"".join(_at_most(_unpacked(sent, max_bytes), max_bytes) if gzipped else sent)


def _at_most(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    total = 0
    for chunk in chunks:
        total += len(chunk)
        if total > max_bytes:
            raise BodyTooLarge
        yield chunk


def _unpacked(chunks: Iterable[bytes], max_bytes: int) -> Iterator[bytes]:
    unpack = zlib.decompressobj(GZIP)
    for chunk in chunks:
        rest = chunk
        while rest:
            if unpack.eof:
                # a file of several gzip members, as log rotation and some servers write them
                unpack = zlib.decompressobj(GZIP)
            try:
                # One byte more than allowed tells "too large" from "just fits"; a bomb is never
                # unpacked whole.
                yield unpack.decompress(rest, max_bytes + 1)
            except zlib.error as error:
                raise BodyBroken from error
            rest = unpack.unconsumed_tail or unpack.unused_data
    if not unpack.eof:
        raise BodyBroken
