"""The query string of a request, checked whole: an unknown name or a bad value is an error that
names it.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import QuerySet
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request

from events import lengths
from events.api.responses.errors import InvalidParameters
from events.filters import EventFilter, fields
from events.filters.as_of import HELP, MomentForm
from events.filters.problems import AS_OF, bad_values, repeated_parameters, unknown_parameters
from events.models import QueueStatus
from events.models.events import EventQuerySet
from events.models.reads.buckets import BucketSize

Described = dict[str, object]  # a part of the schema
Values = dict[str, Any]  # what a form has read, by parameter


class NoParameters(forms.Form):
    """An address that takes none."""


class NameParameters(forms.Form):
    q = forms.CharField(required=False, max_length=lengths.NAME, help_text="A name.")


class SinceParameters(forms.Form):
    updated_since = fields.MomentField(
        required=False, help_text="Withdrawn at or after this moment, ISO 8601."
    )


class BucketParameters(forms.Form):
    bucket = forms.ChoiceField(
        required=False,
        choices=[(str(size), str(size)) for size in BucketSize],
        help_text="Length of a bucket; `day` by default.",
    )


class ArticleParameters(forms.Form):
    status = fields.ChoicesField(
        required=False,
        choices=QueueStatus.choices,
        help_text="How its reading goes; several may be given.",
    )


class WithParameters:
    """A view whose query string is read by a form."""

    parameters_form: type[forms.Form] = NoParameters

    def narrow(self, rows: QuerySet[Any], values: Values) -> QuerySet[Any]:
        """The rows that the parameters select."""
        raise NotImplementedError


def _own_names(view: WithParameters) -> list[str]:
    """The parameters that the view and its paginator read besides its filter."""
    paginator = getattr(view, "paginator", None)
    return [
        "format",
        *(paginator.parameters if paginator else ()),
        *view.parameters_form.base_fields,
    ]


class AfterParameters(forms.Form):
    """Where to go on in the log of changes."""

    after = forms.IntegerField(
        required=False,
        min_value=0,
        help_text="A `position`: only later changes. It misses none, whatever is written meanwhile",
    )


class FormParameters(BaseFilterBackend):
    """The parameters of `view.parameters_form`, applied by the view's `narrow()`."""

    # Of any table, and of any view that is `WithParameters`.
    def filter_queryset(
        self, request: Request, queryset: QuerySet[Any, Any], view: Any
    ) -> QuerySet[Any, Any]:
        takes: WithParameters = view
        values = read_parameters(request, takes)
        return takes.narrow(queryset, values) if values else queryset

    def get_schema_operation_parameters(self, view: Any) -> list[Described]:
        return [
            _describe(name, field, field.help_text)
            for name, field in view.parameters_form.base_fields.items()
        ]


class EventParameters(FormParameters):
    """Describes those of the one filter of events, and the view's own; `selected` reads them."""

    def get_schema_operation_parameters(self, view: Any) -> list[Described]:
        reads = EventFilter.base_filters.items()
        described = [_describe(name, read.field, read.extra["help_text"]) for name, read in reads]
        moment = (
            [_describe(AS_OF, MomentForm.base_fields[AS_OF], HELP)] if _has_history(view) else []
        )
        return [*described, *moment, *super().get_schema_operation_parameters(view)]


def _has_history(view: object) -> bool:
    """Whether the view also answers `as_of`."""
    return bool(getattr(view, "has_history", False))


def selected(
    request: Request, view: WithParameters, events: EventQuerySet, also: Collection[str] = ()
) -> EventQuerySet:
    """The events that the query string selects by the one filter. `also` are parameters that the
    caller reads itself.

    Raises:
        InvalidParameters: with every problem of the query string.
    """
    given = request.query_params
    names = _own_names(view)
    found = EventFilter(given, events, also=[*names, *also])
    problems = [
        *found.problems,
        *bad_values(view.parameters_form(given).errors),
        *repeated_parameters(given, names),
    ]
    if problems:
        raise InvalidParameters(problems)
    return found.qs


def read_parameters(request: Request, view: WithParameters, also: Collection[str] = ()) -> Values:
    """The values given for `view.parameters_form`, without those left empty. `also` are parameters
    that the caller reads itself.

    Raises:
        InvalidParameters: with every problem of the query string.
    """
    given = request.query_params
    form = view.parameters_form(given)
    names = _own_names(view)
    single = [name for name in names if not _takes_several(form.fields.get(name))]
    problems = [
        *unknown_parameters(given, [*names, *also]),
        *repeated_parameters(given, single),
        *bad_values(form.errors),
    ]
    if problems:
        raise InvalidParameters(problems)
    return {name: value for name, value in form.cleaned_data.items() if value not in (None, "", [])}


def _takes_several(field: forms.Field | None) -> bool:
    return field is not None and isinstance(field.widget, forms.SelectMultiple)


def _describe(name: str, field: forms.Field, text: str) -> Described:
    """An OpenAPI parameter."""
    described: Described = {
        "name": name,
        "in": "query",
        "description": text,
        "schema": _schema(field),
    }
    return {**described, "style": "form", "explode": True} if _takes_several(field) else described


def _schema(field: forms.Field) -> Described:
    match field:
        case fields.CountriesField():
            return {"type": "array", "items": {"type": "string", "pattern": "^[A-Za-z]{2}$"}}
        case fields.ChoicesField():
            return {
                "type": "array",
                "items": {"type": "string", "enum": fields.words_of(field)},
            }
        case fields.NamesField() | fields.SeveralRowsField():
            return {"type": "array", "items": {"type": "string", "maxLength": field.max_length}}
        case forms.ChoiceField():
            return {"type": "string", "enum": fields.words_of(field)}
        case fields.CountField():
            return {"type": "integer", "minimum": 0, "maximum": fields.LARGEST_INTEGER}
        case fields.DayField():
            return {"type": "string", "format": "date"}
        case fields.MomentField():
            return {"type": "string", "format": "date-time"}
        case _:
            longest = getattr(field, "max_length", None)
            return {"type": "string", **({"maxLength": longest} if longest else {})}
