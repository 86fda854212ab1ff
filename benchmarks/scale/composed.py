"""Invented articles of one week, about many places and sides, of all common kinds of events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from events.models import Actor, Place

FIRST = date(2021, 1, 4)  # a Monday
DAYS = 7
# fmt: off
COUNTRIES = (
    "UA", "IL", "PS", "RU", "SD", "SY", "YE", "MM", "LB", "CD", "ET", "ML", "BF", "NG", "SO",
    "IQ", "AF", "PK", "HT", "CF", "NE", "MZ", "CM", "LY", "AZ", "AM", "IR", "TR", "CO", "MX",
    "IN", "TD", "SS", "UG", "KE", "EG", "JO", "SA", "TH", "PH",
)
# fmt: on
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
# fmt: off
SPEAKERS = (
    "regional officials", "the regional governor", "local police", "the interior ministry",
    "witnesses", "rescue services", "a military spokesman", "the health ministry", "residents",
    "a monitoring group",
)
# fmt: on
OUTLETS = [
    f"{area} {paper}"
    for area in ("Daily", "Evening", "National", "Regional", "World", "Northern")
    for paper in ("Courier", "Herald", "Monitor", "Observer", "Post", "Chronicle")
]
# how often, and a sentence; {town}, {side}, {other}, {day}, {weapon}, {toll} and {said} are drawn
FORMS = (
    (30, "{side} struck {town} with {weapon} on {day}{toll}, {said} said."),
    (15, "A missile hit an apartment block in {town} on {day}{toll}, {said} said."),
    (10, "Shelling by {side} hit a market in {town} on {day}{toll}, {said} said."),
    (12, "{side} clashed with {other} in {town} on {day}{toll}, {said} said."),
    (8, "{side} attacked positions of {other} near {town} on {day}, {said} said."),
    (9, "Gunmen killed {few} villagers in {town} on {day}, {said} said."),
    (8, "Air defences shot down {few} drones over {town} on {day}, {said} said."),
    (6, "{side} captured {town} on {day}, {said} said."),
    (5, "{side} deployed troops to {town} on {day}, {said} said."),
    (5, "{side} shelled {town} with artillery from Monday to {day}{toll}, {said} said."),
    (3, "Gunmen killed {few} villagers on {day}, {said} said, without naming the village."),
)
WEAPONS = ("drones", "missiles", "artillery", "rockets", "glide bombs", "ballistic missiles")
# fmt: off
THINGS = (
    "a warehouse", "a school", "several houses", "a bridge", "a railway depot",
    "a power station", "a hospital", "a fuel store", "an office building", "a bus station",
    "a grain silo", "a water tower",
)
# fmt: on
AFTERWARDS = (
    "The damage to {thing} was still being examined, and work went on by lamplight.",
    "Roads around {town} were closed for hours while crews cleared away what was left of {thing}.",
    "The market reopened later, said a trader whose stall stands beside {thing}.",
    "Trains were late, and the mayor asked for patience while {thing} is repaired.",
)


@dataclass(frozen=True, slots=True)
class Composed:
    text: str
    outlet: str
    published_on: date


@dataclass(frozen=True, slots=True)
class Country:
    """Towns, the most often named first, and the sides that act there."""

    towns: Sequence[str]
    sides: Sequence[str]


class Writer:
    """Writes articles; the same ones for the same seed."""

    def __init__(self, seed: int = 7) -> None:
        self._random = Random(seed)
        self._countries = [country(code, self._random) for code in COUNTRIES]
        self._countries = [one for one in self._countries if one.towns]

    def articles(self, number: int) -> Iterator[Composed]:
        for n in range(number):
            yield self._article(FIRST + timedelta(days=n * DAYS // number), n)

    def _article(self, day: date, n: int) -> Composed:
        here = self._drawn(self._countries)
        told = [self._event(here, day) for _ in range(self._random.choice((1, 2, 3, 4, 5)))]
        closing = f"The desk keeps this report under file number {n:06d}."
        return Composed("\n\n".join([*told, closing]), self._random.choice(OUTLETS), day)

    def _event(self, here: Country, day: date) -> str:
        choose, form = self._random.choice, self._form()
        town, side, other = self._drawn(here.towns), self._drawn(here.sides), choose(here.sides)
        words = {
            "town": town,
            "side": f"{side} forces",
            "other": f"{other} forces" if other != side else "militants",
            "day": WEEKDAYS[day.weekday()],
            "weapon": choose(WEAPONS),
            "toll": self._toll(),
            "few": self._random.randint(2, 19),
            "said": choose(SPEAKERS),
            "thing": choose(THINGS),
        }
        return f"{form.format(**words)} {choose(AFTERWARDS).format(**words)}"

    def _form(self) -> str:
        return self._random.choices(
            [form for _, form in FORMS], weights=[often for often, _ in FORMS]
        )[0]

    def _toll(self) -> str:
        if self._random.random() < 0.6:
            return ""
        killed = min(int(2 * self._random.paretovariate(0.9)), 300)
        hurt = f" and wounding {killed * 2 + 1}" if self._random.random() < 0.6 else ""
        return f", killing {killed} people{hurt}"

    def _drawn(self, items: Sequence[object]) -> object:
        """The first ones most often, as news is."""
        weights = list(accumulate(1 / (n + 1) ** 0.9 for n in range(len(items))))
        return self._random.choices(items, cum_weights=weights)[0]


def country(code: str, random: Random) -> Country:
    towns = Place.objects.filter(country=code, precision="town").order_by("-population", "pk")
    own = Actor.objects.filter(country=code).order_by("pk").values_list("name", flat=True)
    others = list(Actor.objects.exclude(country=code).order_by("pk").values_list("name", flat=True))
    return Country(
        list(dict.fromkeys(towns.values_list("name", flat=True)[:150])),
        [*own[:6], *random.sample(others, min(10, len(others)))],
    )
