"""The shape of the answer on accuracy, part by part as in `events.extraction.scoring.results`."""

from __future__ import annotations

from rest_framework import serializers

from events.extraction.scoring.agreement import Field

FIELDS = [str(field) for field in Field]


class Score(serializers.Serializer):
    """Between 0 and 1, with its 95% interval; null where too little was measured."""

    value = serializers.FloatField()
    low = serializers.FloatField(allow_null=True)
    high = serializers.FloatField(allow_null=True)


class Rate(Score):
    """So many of so many."""

    hits = serializers.IntegerField()
    of = serializers.IntegerField()


class FieldAccuracy(Rate):
    field = serializers.ChoiceField(FIELDS)


class KindScore(Score):
    """F1 of one kind."""

    kind = serializers.CharField(allow_null=True)
    gold = serializers.IntegerField()
    predicted = serializers.IntegerField()
    aligned = serializers.IntegerField()


class Abstention(serializers.Serializer):
    """Of aligned events, `given` of the `wanted` that gold fills; `uncalled_for` of the `unwanted`
    that gold leaves empty.
    """

    field = serializers.ChoiceField(FIELDS)
    wanted = serializers.IntegerField()
    given = serializers.IntegerField()
    left_empty = Rate()
    unwanted = serializers.IntegerField()
    uncalled_for = serializers.IntegerField()


class ConfidenceBin(Rate):
    confidence_from = serializers.FloatField()
    confidence_to = serializers.FloatField()
    mean_confidence = serializers.FloatField()


class Calibration(serializers.Serializer):
    """Empty where no confidence is given."""

    events = ConfidenceBin(many=True)
    values = ConfidenceBin(many=True)


class DifferingField(serializers.Serializer):
    field = serializers.ChoiceField(FIELDS)
    gold = serializers.CharField()
    ours = serializers.CharField()


class GivenField(serializers.Serializer):
    field = serializers.ChoiceField(FIELDS)
    value = serializers.CharField()


class ErrorOfAnEvent(serializers.Serializer):
    article = serializers.CharField(help_text="Its id in the gold file")
    kind = serializers.CharField(allow_null=True)
    sentence = serializers.CharField()


class WrongEvent(ErrorOfAnEvent):
    fields = DifferingField(many=True)


class LonelyEvent(ErrorOfAnEvent):
    """What one of the two told and the other did not."""

    fields = GivenField(many=True)


class WorstErrors(serializers.Serializer):
    wrong = WrongEvent(many=True)
    missed = LonelyEvent(many=True)
    spurious = LonelyEvent(many=True)


class Results(serializers.Serializer):
    """`gold` events were annotated, `predicted` were found, `aligned` are in both."""

    articles = serializers.IntegerField()
    gold = serializers.IntegerField()
    predicted = serializers.IntegerField()
    aligned = serializers.IntegerField()
    precision = Rate()
    recall = Rate()
    f1 = Score()
    record_f1 = Score(
        help_text="An event counts only with date, place, perpetrator, killed and wounded all right"
    )
    fields = FieldAccuracy(many=True)
    kinds = KindScore(many=True)
    abstention = Abstention(many=True)
    calibration = Calibration()
    errors = WorstErrors()


class Gold(serializers.Serializer):
    name = serializers.CharField()
    sha256 = serializers.CharField()
    articles = serializers.IntegerField()
    events = serializers.IntegerField(help_text="Those that are scored")


class Run(serializers.Serializer):
    created_at = serializers.DateTimeField()
    extractor_version = serializers.CharField()
    is_at_work = serializers.BooleanField(
        allow_null=True, help_text="Whether this version reads articles here now"
    )
    gold = Gold()
    results = Results()


class Accuracy(serializers.Serializer):
    version_at_work = serializers.CharField(
        allow_null=True, help_text="That read the newest article; null: none was read yet"
    )
    runs = Run(many=True)
