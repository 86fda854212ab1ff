"""Signatures by the Standard Webhooks specification, which receivers check with its libraries."""

from __future__ import annotations

import base64
import hashlib
import hmac


def shown_secret(secret: str) -> str:
    """The secret as receivers enter it."""
    return f"whsec_{base64.b64encode(secret.encode()).decode()}"


def signed_headers(*, message_id: str, seconds: int, body: bytes, secret: str) -> dict[str, str]:
    """The three headers. `seconds`: of the sending, since 1970."""
    signed = f"{message_id}.{seconds}.".encode() + body
    digest = hmac.new(secret.encode(), signed, hashlib.sha256).digest()
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(seconds),
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
