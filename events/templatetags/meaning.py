"""What the words of the vocabulary mean, in a sentence for readers."""

from django import template

register = template.Library()

STATUS_MEANING = {
    "claimed": "Only a warring side or its officials say so.",
    "reported": "An outlet or a third party says so.",
    "confirmed": "Two sides, or an independent body on the ground, say so.",
    "denied": "The side accused denies it.",
}

KIND_MEANING = {
    "strike": "Munitions hit, or are launched at, a place or people from afar.",
    "interception": "Missiles, drones, aircraft or shells are shot down, jammed or otherwise stopped.",
    "territorial_claim": "Control of a place is said to have changed, or a side calls the place its own.",
    "ground_combat": "Armed sides fight on the ground or at sea.",
    "attack_on_civilians": "Armed people on the ground harm civilians.",
    "deployment": "Forces or weapons are massed, moved, sent or pulled back.",
}

PRECISION_MEANING = {
    "site": "a named site",
    "town": "town or village",
    "district": "district",
    "region": "somewhere in this region",
    "country": "somewhere in this country",
    "unresolved": "named in the text, not located",
}


STATUS_RULE = {
    "claimed": "It stays a claim until an outlet tells it in its own words, a third party says so, or the other side does.",
    "reported": "One article that tells it in its own words, or gives a third party, lifts it above a claim.",
    "confirmed": "Two sides that fight each other, or a body on the ground that is no party, confirm what others only say.",
    "denied": "A denial by the side accused stands above all that others say.",
}


@register.filter
def status_rule(status: str) -> str:
    """What decides between the voices of several articles."""
    return STATUS_RULE.get(status, "")


@register.filter
def status_meaning(status: str) -> str:
    """One sentence on what a status says and does not say."""
    return STATUS_MEANING.get(status, "")


@register.filter
def kind_meaning(kind: str) -> str:
    """One sentence on what a kind holds."""
    return KIND_MEANING.get(kind, "")


@register.filter
def precision_meaning(precision: str) -> str:
    """How finely a place is known."""
    return PRECISION_MEANING.get(precision, precision)


@register.filter
def review_meaning(review: str) -> str:
    """Whether a person has looked at it."""
    return {"accepted": "Checked by a reviewer", "edited": "Corrected by a reviewer"}.get(review, "Not yet checked by a person")
