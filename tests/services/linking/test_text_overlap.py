"""How much of one text stands in another, and when that makes a copy."""

import os
import subprocess
import sys

import pytest

from events.services.linking.text_overlap import (
    SAMPLED_ONE_IN,
    SKETCH_SIZE,
    TextRuns,
    is_copy,
    overlap,
    same_figures,
    sketch_of,
)

WORDS = [f"w{n % 7}x{n}" for n in range(400)]
TEXT = " ".join(WORDS)
BULLETIN = (
    "Russian forces attacked the country overnight into {day} with {drones} drones and "
    "{missiles} ballistic missiles, the air "
    "force said in its daily bulletin. Air defence units shot down {down} of the drones over "
    "the {region} and Odesa regions, it "
    "said, and {lost} more were lost from radar. Debris fell in the {region} region, where "
    "{houses} houses were damaged. Mobile "
    "fire groups, aviation and units of electronic warfare took part in repelling the "
    "attack, and people were asked not to "
    "ignore the alerts of the next night."
)
MINISTRY = (
    "The ministry said on its channel that its air defences had destroyed {n} enemy drones "
    "overnight over the border regions. "
    "There was no immediate report of casualties or damage, and the other side did not "
    "comment on the statement, which could "
    "not be independently verified by anybody who had been near the place at the time of it."
)
TUESDAY = {
    "day": "Tuesday",
    "drones": 84,
    "missiles": 3,
    "down": 70,
    "region": "Sumy",
    "lost": 9,
    "houses": 4,
}
WEDNESDAY = {
    "day": "Wednesday",
    "drones": 92,
    "missiles": 2,
    "down": 61,
    "region": "Poltava",
    "lost": 20,
    "houses": 7,
}


def compare(one, other):
    return overlap(TextRuns(one), TextRuns(other))


def copies(one, other):
    return is_copy(TextRuns(one), TextRuns(other))


def edited(every):
    return " ".join("edited" if n % every == 0 else word for n, word in enumerate(WORDS))


@pytest.mark.parametrize(
    ("other", "is_copy", "why"),
    [
        (TEXT.upper() + "!", True, "case and punctuation do not count"),
        (edited(50), True, "one word in fifty is another"),
        (edited(10), True, "one word in ten is another"),
        (" ".join(WORDS[:200]), True, "cut to half"),
        (" ".join(WORDS[:60]), True, "cut to its first lines"),
        (" ".join(WORDS[200:] + WORDS[:200]), True, "put into another order"),
        (
            "Another headline. " + " ".join(f"other{n}" for n in range(500)) + TEXT,
            True,
            "a part of a longer text",
        ),
        (" ".join(WORDS[:30]), False, "a quote"),
        (" ".join(WORDS[:60] + [f"other{n}" for n in range(300)]), False, "a paragraph in common"),
        (edited(2), False, "every other word is another"),
        ("", False, "nothing"),
    ],
)
def test_a_text_is_a_copy_when_most_of_the_shorter_stands_in_the_other(other, is_copy, why):
    assert copies(TEXT, other) is is_copy, why
    assert compare(other, TEXT) == compare(TEXT, other), "it does not matter which is which"


@pytest.mark.parametrize(
    ("changed", "is_copy", "why"),
    [
        ({}, True, "the same night"),
        (WEDNESDAY, False, "another night in the same words"),
        (
            {**WEDNESDAY, "day": "Tuesday", "region": "Sumy"},
            False,
            "other numbers at the same places",
        ),
        ({"houses": 5}, True, "one number put right"),
    ],
)
def test_a_bulletin_with_other_figures_is_no_copy(changed, is_copy, why):
    one, other = BULLETIN.format(**TUESDAY), BULLETIN.format(**{**TUESDAY, **changed})
    assert compare(one, other).containment > 0.6, "the words alone would make it one"
    assert copies(one, other) is is_copy, why


def test_a_short_bulletin_with_one_other_figure_is_no_copy():
    assert not copies(MINISTRY.format(n=12), MINISTRY.format(n=47))
    assert copies(MINISTRY.format(n=12), MINISTRY.format(n=12) + " It was a clear night.")


def test_days_and_years_are_no_figures():
    with_day = "It was published 13 November 2024 at noon. " + TEXT
    assert (
        same_figures(
            TextRuns(with_day), TextRuns(with_day.replace("13 November 2024", "14 November 2025"))
        )
        is None
    )


def test_the_sketch_samples_the_runs_evenly_and_the_same_in_every_process():
    sketch = sketch_of(TEXT)
    assert len(sketch) == pytest.approx(len(TextRuns(TEXT).runs) / SAMPLED_ONE_IN, rel=0.5)
    code = f"from events.services.linking.text_overlap import sketch_of; print(sketch_of({TEXT!r}))"
    environment = {**os.environ, "PYTHONHASHSEED": "7"}
    found = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == str(sketch)


def test_a_text_cut_out_of_another_keeps_its_part_of_the_sketch():
    part = sketch_of(" ".join(WORDS[:200]))
    assert part and set(part) <= set(sketch_of(TEXT))


def test_the_sketch_of_a_very_long_text_is_bounded():
    assert len(sketch_of(" ".join(f"word{n}" for n in range(30_000)))) == SKETCH_SIZE


@pytest.mark.parametrize("text", ["", "a", "…", "\x00", "字" * 10_000, "a" * 200_000])
def test_any_text_has_a_sketch_and_compares(text):
    assert sketch_of(text) == sorted(sketch_of(text))
    assert not copies(text, TEXT)
