"""The sides that an article names, wherever it does."""

import pytest

from events.extraction.actors.spotting.side_spotting import find_sides


def test_sides_are_counted_by_all_their_names(document_of):
    sides = find_sides(
        document_of("Israeli jets and IDF tanks met Hezbollah. Israel said so."), "LB"
    )
    assert dict(sides.named) == {"Israel": 3, "Hezbollah": 1}


@pytest.mark.parametrize(
    ("text", "side", "why"),
    [
        (
            "Delta Patriots Front (DPF) fighters seized Aba. The DPF said so.",
            "Delta Patriots Front",
            "an abbreviation in brackets",
        ),
        (
            "Fighters of the Mambo Liberation Brigade seized Bria.",
            "Mambo Liberation Brigade",
            "a name with the word for a band",
        ),
        ("The Kalondo militia seized Bria.", "Kalondo", "a name before the word for a band"),
        (
            "The Malian Armed Forces (FAMa) said FAMa jets had struck.",
            "Mali",
            "an army's abbreviation is its state's",
        ),
        (
            "The World Health Organization (WHO) sent the WHO's doctors.",
            None,
            "an organisation that bears no arms",
        ),
        ("Eta and Ira are two of her sisters.", None, "abbreviations are written in capitals"),
    ],
)
def test_a_side_may_be_named_by_the_article_alone(text, side, why, document_of):
    assert set(find_sides(document_of(text), None).named) == ({side} if side else set()), why


def test_whom_the_article_accuses_is_known(document_of):
    sides = find_sides(
        document_of("The army blamed the RSF. Hamas claimed responsibility for the attack."), "SD"
    )
    assert [named.side for named in sides.accused] == ["Rapid Support Forces", "Hamas"]


def test_whoever_says_to_have_planted_a_bomb_is_known(document_of):
    sides = find_sides(document_of("Nine died. Al Shabaab said it had planted the bomb."), "SO")
    assert [named.side for named in sides.accused] == ["Al-Shabaab"]


def test_a_word_means_a_side_only_in_its_own_war(document_of):
    document = document_of("The junta fled.")
    assert find_sides(document, "MM").named == {"Myanmar": 1}
    assert find_sides(document, "ML").named == {}


@pytest.mark.parametrize(
    "text",
    [
        "Nigerien troops clashed with gunmen on the border with Mali.",
        "Nigerien troops killed two gunmen near the Malian border.",
    ],
)
def test_a_side_across_the_border_is_no_party(text, document_of):
    assert set(find_sides(document_of(text), None).named) == {"Niger"}
