"""Numbers that counting a part gives, where counting all would take too long."""

from __future__ import annotations

from typing import Self

DIGITS = 2  # that can be relied on


class Estimate(int):
    """About so many. A sum of some is one, too."""

    @classmethod
    def of(cls, counted: int, share: float) -> Self:
        """From what was counted in this share of all, such as 0.02."""
        return cls(round(counted / share))

    def __add__(self, other: int) -> Self:
        return type(self)(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other: int) -> Self:
        return type(self)(max(int(self) - int(other), 0))

    @property
    def rounded(self) -> int:
        return round(int(self), min(0, DIGITS - len(str(int(self)))))
