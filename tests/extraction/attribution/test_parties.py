"""What a speaker's words say of them."""

import pytest

from events.extraction.attribution.parties import group_of, is_commentator, is_independent


@pytest.mark.parametrize(
    ("speaker", "independent"),
    [
        ("the United Nations", True),
        ("local residents", True),
        ("the Syrian Observatory for Human Rights", True),
        ("the defence ministry", False),
        ("the emergency services", True),
        ("an ambulance crew", True),
        ("Syria's civil defence", True),
        ("the Palestinian news agency Wafa", True),
        ("Iranian media", True),
        ("Iranian state media", False),
        ("Syrian state television", False),
        ("the state-run news agency", False),
        ("CNN's Ben Wedeman", True),
        ("the Organization for Security and Co-operation in Europe", True),
        ("Whoever", False),  # holds "who" only as a part of a word
    ],
)
def test_bodies_that_are_no_party_are_known(speaker, independent):
    assert is_independent(speaker) is independent


@pytest.mark.parametrize(
    ("speaker", "comments"),
    [
        ("Reuters", True),
        ("an analyst", True),
        ("Israeli media", True),
        ("residents", False),
        ("doctors", False),
        ("the United Nations", False),
    ],
)
def test_those_who_were_not_there_are_known(speaker, comments):
    assert is_independent(speaker)
    assert is_commentator(speaker) is comments


@pytest.mark.parametrize(
    ("speaker", "group"),
    [
        ("the Hamas media office", "Hamas"),
        ("a Hamas-run hospital", "Hamas"),
        ("Houthi-run media", "Houthis"),
        ("Hezbollah's media", "Hezbollah"),
        ("Taliban-run media", "Taliban"),
        ("M23 media", "M23"),
        ("medics", None),
        ("Reuters journalists", None),
        ("residents of Gaza", None),
        ("Lebanese media", None),
        ("Doctors Without Borders", None),
    ],
)
def test_a_body_that_a_group_runs_speaks_for_the_group(speaker, group):
    assert is_independent(speaker)
    assert group_of(speaker) == group
