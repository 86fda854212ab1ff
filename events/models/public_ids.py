"""Identifiers that readers cite: short, stable, without vowels (so that none spells a word)."""

import secrets

ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
# 27^10, about 2*10^14: a collision among a million is a matter of 1 in 400, and the unique
# constraint refuses it
LENGTH = 10


def new_public_id() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
