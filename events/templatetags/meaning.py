"""What the words of the vocabulary mean, in a sentence for readers."""

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

register = template.Library()

STATUS_MEANING = {
    "claimed": _("Only a warring side or its officials say so."),
    "reported": _("An outlet or a third party says so."),
    "confirmed": _("Two sides, or an independent body on the ground, say so."),
    "denied": _("The side accused denies it."),
}

KIND_MEANING = {
    "strike": _("Munitions hit, or are launched at, a place or people from afar."),
    "interception": _(
        "Missiles, drones, aircraft or shells are shot down, jammed or otherwise stopped."
    ),
    "territorial_claim": _(
        "Control of a place is said to have changed, or a side calls the place its own."
    ),
    "ground_combat": _("Armed sides fight on the ground or at sea."),
    "attack_on_civilians": _("Armed people on the ground harm civilians."),
    "deployment": _("Forces or weapons are massed, moved, sent or pulled back."),
}

PRECISION_MEANING = {
    "site": pgettext_lazy("how finely a place is known", "a named site"),
    "town": pgettext_lazy("how finely a place is known", "town or village"),
    "district": pgettext_lazy("how finely a place is known", "district"),
    "region": pgettext_lazy("how finely a place is known", "somewhere in this region"),
    "country": pgettext_lazy("how finely a place is known", "somewhere in this country"),
    "unresolved": pgettext_lazy("how finely a place is known", "named in the text, not located"),
}

# A coordinate of these is no point.
MIDDLE_MEANING = {
    "district": _("the middle of the district, not where anything happened"),
    "region": _("the middle of the region, not where anything happened"),
    "country": _("the middle of the country, not where anything happened"),
}

STATUS_RULE = {
    "claimed": _(
        "It stays a claim until an outlet tells it in its own words, a third party says so, "
        "or the other side does."
    ),
    "reported": _(
        "One article that tells it in its own words, or gives a third party, lifts it above "
        "a claim."
    ),
    "confirmed": _(
        "Two sides that fight each other, or a body on the ground that is no party, confirm "
        "what others only say."
    ),
    "denied": _("A denial by the side accused stands above all that others say."),
}


REVIEW_MEANING = {"accepted": _("Checked by a reviewer"), "edited": _("Corrected by a reviewer")}
NOT_REVIEWED = _("Not yet checked by a person")


@register.filter
def status_rule(status: str) -> str:
    """What decides between the voices of several articles."""
    return str(STATUS_RULE.get(status, ""))


@register.filter
def status_meaning(status: str) -> str:
    """One sentence on what a status says and does not say."""
    return str(STATUS_MEANING.get(status, ""))


@register.filter
def kind_meaning(kind: str) -> str:
    """One sentence on what a kind holds."""
    return str(KIND_MEANING.get(kind, ""))


@register.filter
def precision_meaning(precision: str) -> str:
    """How finely a place is known."""
    return str(PRECISION_MEANING.get(precision, precision))


@register.filter
def middle_meaning(precision: str) -> str:
    """What the coordinates of an area are; empty for a point."""
    return str(MIDDLE_MEANING.get(precision, ""))


@register.filter
def review_meaning(review: str) -> str:
    """Whether a person has looked at it."""
    return str(REVIEW_MEANING.get(review, NOT_REVIEWED))
