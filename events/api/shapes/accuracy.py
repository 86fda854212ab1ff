"""How well articles are read, part by part as in `events.extraction.scoring.results`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, TypedDict

from events.api.shapes.serializer import OneOf
from events.extraction.scoring.agreement import Field

FieldName = Annotated[str, OneOf([str(field) for field in Field])]


class Score(TypedDict):
    """Between 0 and 1, with its 95% interval; null where too little was measured."""

    value: float
    low: float | None
    high: float | None


class Rate(Score):
    """So many of so many."""

    hits: int
    of: int


class FieldAccuracy(Rate):
    """So many of so many values of one field."""

    field: FieldName


class KindScore(Score):
    """F1 of one kind."""

    kind: str | None
    gold: int
    predicted: int
    aligned: int


class GroupScore(TypedDict):
    """Of some of the articles."""

    articles: int
    gold: int
    predicted: int
    aligned: int
    f1: Score
    record_f1: Score


class WarScore(GroupScore):
    war: str


class PartScore(GroupScore):
    left_out: Annotated[bool, "Whether nobody looked at these while rules were written"]


class ArticleScore(TypedDict):
    article: Annotated[str, "Its id in the gold file"]
    gold: int
    predicted: int
    aligned: int


class Abstention(TypedDict):
    """Of aligned events, `given` of the `wanted` that gold fills; `uncalled_for` of the `unwanted`
    that gold leaves empty.
    """

    field: FieldName
    wanted: int
    given: int
    left_empty: Rate
    unwanted: int
    uncalled_for: int


class ConfidenceBin(Rate):
    """So many right of so many that were given about the same confidence."""

    confidence_from: float
    confidence_to: float
    mean_confidence: float


class Calibration(TypedDict):
    """Empty where no confidence is given."""

    events: list[ConfidenceBin]
    values: list[ConfidenceBin]


class DifferingField(TypedDict):
    field: FieldName
    gold: str
    ours: str


class GivenField(TypedDict):
    field: FieldName
    value: str


class ErrorOfAnEvent(TypedDict):
    article: Annotated[str, "Its id in the gold file"]
    kind: str | None
    sentence: str


class WrongEvent(ErrorOfAnEvent):
    fields: list[DifferingField]


class LonelyEvent(ErrorOfAnEvent):
    """What one of the two told and the other did not."""

    fields: list[GivenField]


class WorstErrors(TypedDict):
    wrong: list[WrongEvent]
    missed: list[LonelyEvent]
    spurious: list[LonelyEvent]


class Results(TypedDict):
    """`gold` events were annotated, `predicted` were found, `aligned` are in both."""

    articles: int
    gold: int
    predicted: int
    aligned: int
    precision: Rate
    recall: Rate
    f1: Score
    record_f1: Annotated[
        Score, "An event counts only with date, place, perpetrator, killed and wounded all right"
    ]
    fields: list[FieldAccuracy]
    kinds: list[KindScore]
    wars: Annotated[list[WarScore], "Empty where the file names no wars"]
    parts: Annotated[list[PartScore], "Empty where the file does not tell them apart"]
    by_article: Annotated[list[ArticleScore], "Without those that were left out"]
    abstention: list[Abstention]
    calibration: Calibration
    errors: WorstErrors


class Gold(TypedDict):
    name: str
    sha256: str
    articles: int
    events: Annotated[int, "Those that are scored"]


class Run(TypedDict):
    created_at: datetime
    extractor_version: str
    is_at_work: Annotated[bool | None, "Whether this version reads articles here now"]
    gold: Gold
    results: Results


class Accuracy(TypedDict):
    version_at_work: Annotated[str | None, "That read the newest article; null: none was read yet"]
    runs: list[Run]
