"""Letters say what changed, why, and when the next one comes."""

import pytest
from django.conf import settings
from django.utils import timezone, translation

from events.models import LogEnd
from events.services.subscriptions.fan_out import DIGEST_HOUR
from events.wording.notices import confirmation
from events.wording.subscribing import HOW_OFTEN, PROMISES
from tests.services.subscriptions.following import (
    SOON,
    change,
    make_subscription,
    new_event,
    written,
)

pytestmark = pytest.mark.django_db
TWO, FIVE, SIX = ({"killed_min": count, "killed_max": count} for count in (2, 5, 6))
SAID = {"reason": "The ministry said so.", "by": "rita"}
TAKEN = {"reason": "It is in Mali.", "by": "omar"}


def told(*changes):
    """The letter, up to the sentence of the article."""
    event = new_event(killed_min=1, killed_max=1, status="claimed")
    began = {"created_at": timezone.now(), "position": LogEnd.objects.get().position}
    subscription = make_subscription(channel="email", how_often="daily", **began)
    for values in changes:
        change(event, **values)
    (message,) = written(subscription, at=timezone.now() + SOON)
    return message.body["text"].replace("\n", " ").partition("  “")[0]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        pytest.param([TWO], "Killed raised from 1 to 2", id="articles alone"),
        pytest.param(
            [TWO, {**FIVE, **SAID, "review": "edited"}],
            "Killed raised from 1 to 5. Reason: The ministry said so.",
            id="articles, and then a person: one change, whose end the person set",
        ),
        pytest.param(
            [{**FIVE, **SAID}, {"status": "confirmed"}],
            "Status changed from claimed to confirmed Killed raised from 1 to 5. "
            "Reason: The ministry said so.",
            id="a person changed one value and articles another",
        ),
        pytest.param(
            [{"status": "confirmed"}, {**FIVE, **SAID}],
            "Status changed from claimed to confirmed Killed raised from 1 to 5. "
            "Reason: The ministry said so.",
            id="the same, in the other order: the last change has a reason for itself alone",
        ),
        pytest.param(
            [{**FIVE, **SAID}, SIX],
            "Killed raised from 1 to 6",
            id="articles set another number since: the reason is not theirs",
        ),
        pytest.param(
            [{**FIVE, **SAID}, {"status": "confirmed", **TAKEN}],
            "Killed raised from 1 to 5. Reason: The ministry said so. Status changed from claimed "
            "to confirmed. Reason: It is in Mali.",
            id="two persons, each with a reason",
        ),
    ],
)
def test_a_reason_stands_beside_the_changes_that_it_explains(changes, words):
    assert told(*changes).endswith(words)


@pytest.mark.parametrize("how_often", ["now", "daily", "weekly"])
def test_the_first_letter_says_when_others_will_come(how_often):
    text = confirmation("Strikes", how_often)["text"].replace("\n", " ")
    assert text.startswith("Someone (we hope it was you) asked the conflict event tracker")
    assert str(PROMISES[how_often]) in text


@pytest.mark.parametrize("language", [code for code, _ in settings.LANGUAGES])
def test_the_hour_of_a_digest_is_named_with_its_zone_in(language):
    with translation.override(language):
        for words in (HOW_OFTEN, PROMISES):
            for how_often in ("daily", "weekly"):
                assert f"{DIGEST_HOUR:02}:00 UTC" in str(words[how_often])
