"""Whole texts: how far an event is established, by who says so."""

import pytest

DENIALS = [
    (
        "Ukraine's air force said Russian missiles hit a market in Kherson on Monday, killing "
        "three people. Russia denied the attack.",
        "disputed",
        "one side says so, the side accused denies it",
    ),
    (
        "Witnesses said Israeli shells hit a school in Rafah on Monday, killing nine people. "
        "The Israeli army denied that it had shelled the school.",
        "disputed",
        "a third party says so",
    ),
    (
        "A missile hit a clinic in Kherson on Monday, killing three people. Russia denied the "
        "attack.",
        "disputed",
        "the outlet tells it in its own words",
    ),
    (
        "The Sudanese army denied on Monday that it had shelled a market in Omdurman.",
        "denied",
        "nobody is quoted for it",
    ),
    (
        "Ukraine denied that Russian forces captured Bakhmut on Tuesday.",
        "denied",
        "nobody is quoted for it",
    ),
]


@pytest.mark.parametrize(("text", "status", "why"), DENIALS)
def test_a_denial_disputes_what_somebody_says(text, status, why, events_of):
    assert [event.status for event in events_of(text)] == [status], why
