"""Of whatever nation the victims are: the numbers are read alike."""

import pytest

from events.extraction.types import Count

NATIONS = (
    "Palestinian", "Ukrainian", "Russian", "Israeli", "Syrian", "Sudanese", "Malian", "Burkinabe",
    "Chadian", "Congolese", "Afghan", "Rwandan",
)  # fmt: skip


@pytest.mark.parametrize("nation", NATIONS)
def test_a_number_before_a_nationality_counts_its_people(drafts_of, nation):
    plural = nation if nation.endswith("ese") else nation + "s"
    (draft,) = drafts_of(
        f"A strike on the town killed seven {plural}, and 12 {nation} civilians were wounded."
    )
    assert draft.casualties.killed == Count(7, 7)
    assert draft.casualties.wounded == Count(12, 12)


@pytest.mark.parametrize("nation", NATIONS)
def test_a_nationality_may_stand_between_a_number_and_its_harm(drafts_of, nation):
    plural = nation if nation.endswith("ese") else nation + "s"
    told = drafts_of(f"A strike hit the town, with four {plural} killed.")
    assert {d.casualties.killed for d in told} - {None} == {Count(4, 4)}
