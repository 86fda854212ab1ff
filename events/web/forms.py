"""Forms to submit an article and to report a mistake. They carry what was typed; services check it
all.
"""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from events.models.going_out.subscriptions import Trigger


class SubmitForm(forms.Form):
    """An article to submit. Only the date is checked here: it must be one to be passed on."""

    text = forms.CharField(label=_("Text of the article"), required=False, strip=False)
    title = forms.CharField(label=_("Title"), required=False)
    outlet = forms.CharField(label=_("Outlet"), required=False)
    url = forms.CharField(label=_("Web address"), required=False)
    published_on = forms.DateField(
        label=_("Publication date"),
        required=False,
        input_formats=["%Y-%m-%d"],
        error_messages={"invalid": _("Write the day as YYYY-MM-DD, such as 2024-11-13.")},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name in ("text", "title", "outlet", "url"):
            # NUL and the rest: the service names them all at once, with their position
            self.fields[name].validators.clear()

    @property
    def only_address(self) -> bool:
        """Whether there is no text, only the address of a page to fetch."""
        return not self.cleaned_data["text"].strip() and bool(self.cleaned_data["url"].strip())

    def clean_text(self) -> str:
        """The text as typed: browsers send every line end of a text area as CR LF."""
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")


class FeedForm(forms.Form):
    """A feed to poll. The service checks the address."""

    address = forms.CharField(label=_("Address of the feed"))
    outlet = forms.CharField(label=_("Outlet"), required=False)
    minutes = forms.IntegerField(label=_("Minutes between checks"), initial=30)


class DayForm(forms.Form):
    """The day of publication of an article that is here."""

    published_on = forms.DateField(
        label=_("Publication date"),
        input_formats=["%Y-%m-%d"],
        error_messages={
            "required": _("Choose a date."),
            "invalid": _("Write the day as YYYY-MM-DD, such as 2024-11-13."),
        },
    )


class FollowForm(forms.Form):
    """How somebody wants to get word of changes. The service checks it."""

    name = forms.CharField(label=_("Name of this view"), required=False)
    channel = forms.CharField(label=_("How"), required=False)
    address = forms.CharField(label=_("E-mail or web address"), required=False)
    how_often = forms.CharField(label=_("How often"), required=False)
    triggers = forms.MultipleChoiceField(label=_("Of what"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.validators.clear()
        triggers = cast(forms.MultipleChoiceField, self.fields["triggers"])
        triggers.choices = [(value, value) for value in Trigger.values]


class MistakeForm(forms.Form):
    """What a reader reports as wrong. The service checks it."""

    about = forms.CharField(label=_("What is wrong"), required=False)
    text = forms.CharField(label=_("What should it say, and why"), required=False)
    contact = forms.CharField(label=_("Your e-mail address, if you want an answer"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.validators.clear()
