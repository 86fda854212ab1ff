"""The language of a text."""

import pytest

from events.extraction.reading.identify_language import identify_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two drones struck a depot near Sumy on Wednesday, the governor said.", "en"),
        ("KYIV (A Wire) - Ukraine", "en"),
        ("Hezbollah rockets hit Haifa", "en"),
        ("Kherson: 3 dead", "en"),
        ("", "en"),
        ("Drei Tote bei Angriff auf Kiew", "de"),
        ("Mueren tres personas en un ataque ruso contra Kiev", "es"),
        ("Israël a bombardé le sud du Liban, tuant dix personnes.", "fr"),
        ("Вночі російські війська атакували Київ безпілотниками.", "uk"),
        ("غارة جوية على مدينة غزة أسفرت عن مقتل عشرة أشخاص", "ar"),
    ],
)
def test_a_text_is_english_unless_it_is_plainly_something_else(text, language):
    assert identify_language(text) == language
