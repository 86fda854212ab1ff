"""The form that says how a file of articles is laid out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.sources.article_files.layout import DELIMITERS, ENCODINGS, NO_COLUMN, Layout
from events.sources.days import Order

FIELDS = {
    "text": _("Text"),
    "title": _("Title"),
    "outlet": _("Outlet"),
    "url": _("Web address"),
    "published_on": _("Publication date"),
}
NAMES = {
    ",": _("comma ,"),
    ";": _("semicolon ;"),
    "\t": _("tab"),
    "|": _("vertical bar |"),
}
GUESS = ("", _("Automatic"))


class LayoutForm(forms.Form):
    """Everything may stay as guessed. `column_…` names the column of each field."""

    encoding = forms.ChoiceField(
        label=_("Encoding"), required=False, choices=[GUESS, *((one, one) for one in ENCODINGS)]
    )
    delimiter = forms.ChoiceField(
        label=_("Columns are separated by"),
        required=False,
        choices=[GUESS, *((mark, NAMES[mark]) for mark in DELIMITERS)],
    )
    order = forms.ChoiceField(
        label=_("A date such as 08/11/2024 is"),
        required=False,
        choices=[
            GUESS,
            (Order.DAY_FIRST.value, _("8 November")),
            (Order.MONTH_FIRST.value, _("11 August")),
        ],
    )
    outlet_of_all = forms.CharField(label=_("Outlet of rows that name none"), required=False)
    keep_others = forms.BooleanField(
        label=_("Keep the other columns with each article"), required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, label in FIELDS.items():
            self.fields[f"column_{name}"] = forms.CharField(label=label, required=False)

    @classmethod
    def of(cls, layout: Layout) -> Self:
        """The form filled in as this layout says."""
        columns = {f"column_{name}": column for name, column in layout.columns.items()}
        others = {"keep_others": "on"} if layout.keep_others else {}
        said = {
            "encoding": layout.encoding,
            "delimiter": layout.delimiter,
            "order": layout.order,
        }
        return cls({**columns, **said, **others})

    @property
    def layout(self) -> Layout:
        """What the form says; a value that is no choice counts as none."""
        said = self._said()
        columns = {name: said.get(f"column_{name}", "") for name in FIELDS}
        return Layout(
            columns={name: column for name, column in columns.items() if column},
            delimiter=said.get("delimiter", ""),
            encoding=said.get("encoding", ""),
            order=said.get("order", ""),
            keep_others=bool(said.get("keep_others")),
        )

    @property
    def outlet(self) -> str:
        return str(self._said().get("outlet_of_all", ""))

    def offer(self, names: Sequence[str], columns: Mapping[str, str]) -> None:
        """Let the columns of the file be chosen from; those of `columns` are."""
        there = [(NO_COLUMN, _("no column")), *((name, name) for name in names if name.strip())]
        chosen = {f"column_{name}": columns.get(name, NO_COLUMN) for name in FIELDS}
        for name, column in chosen.items():
            self.fields[name].widget = forms.Select(choices=there)
            self.fields[name].initial = column
        if self.is_bound:
            self.data = {**{name: self.data[name] for name in self.data}, **chosen}

    @staticmethod
    def headings(
        names: Sequence[str], columns: Mapping[str, str]
    ) -> list[tuple[str, str | Promise]]:
        """Each column with the label of the field that it is read for, if it is."""
        labels = {column: FIELDS[field] for field, column in columns.items()}
        return [(name, labels.get(name, "")) for name in names]

    @property
    def columns(self) -> list[forms.BoundField]:
        """The fields that choose a column."""
        return [self[f"column_{name}"] for name in FIELDS]

    def _said(self) -> dict[str, Any]:
        if not self.is_bound:
            return {}
        self.is_valid()
        return self.cleaned_data
