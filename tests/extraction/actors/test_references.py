"""Words that mean a side without naming it: pronouns, *the army*, *the group*."""

import pytest


@pytest.mark.parametrize(
    ("text", "side", "why"),
    [
        ("Russia said its troops captured Pokrovsk.", "Russia", "its is the speaker's"),
        (
            "Ukraine's general staff said the enemy shelled Kherson.",
            "Russia",
            "the enemy is whom the speaker fights",
        ),
        (
            "Sudan's army said it shelled Khartoum, killing RSF fighters.",
            "Sudan",
            "it is the speaker",
        ),
    ],
)
def test_pronouns_mean_the_side_of_the_speaker(text, side, why, drafts_of):
    text = "Russia and Ukraine fought on. " + text if "Kherson" in text else text
    assert [draft.perpetrators for draft in drafts_of(text)][-1] == (side,), why


@pytest.mark.parametrize(
    ("text", "side", "why"),
    [
        (
            "Al Shabaab lost Jilib. On Monday gunmen of the Somali group killed six in Garissa.",
            "Al-Shabaab",
            "the group of the state, and not the state",
        ),
        (
            "The ADF fled Beni. The group burned ten houses in Oicha.",
            "Allied Democratic Forces",
            "the group named last",
        ),
        ("JNIM holds the north. On Monday the militants stormed Djibo.", "JNIM", "the only group"),
        (
            "Malian troops left. JNIM said the army bombed Djibo.",
            "Mali",
            "the army whose forces were named",
        ),
        (
            "An armed group said it stormed Lashio. It was the MNDAA.",
            "Myanmar National Democratic Alliance Army",
            "named only after",
        ),
        (
            "JNIM holds the north. The al-Qaida-linked group Islamic State stormed Djibo.",
            "Islamic State",
            "its own name, not whom it is linked to",
        ),
        (
            "Malian troops fled JNIM. In Burkina Faso, the army bombed Djibo.",
            "Burkina Faso",
            "the army of the country that opens the sentence, whose rebels are named",
        ),
        (
            "Malian troops fled. In Burkina Faso, the army bombed Djibo.",
            "Mali",
            "no rebels of that country are named",
        ),
        (
            "US troops watched in Mali. JNIM left. In Mali, government forces bombed Djibo.",
            "Mali",
            "the government of the country that the article is about",
        ),
        ("Liberia called for calm. Rebels in Liberia stormed Gbarnga.", "LURD", "by the table"),
        (
            "Separatists in Yemen, Yemeni officials said, stormed Aden.",
            "Southern Transitional Council",
            "by the table",
        ),
        (
            "Kiryat Shmona was hit by rockets fired by the Lebanese armed group Hezbollah.",
            "Hezbollah",
            "the group, not the state that it is from",
        ),
        ("The militants stormed Djibo.", None, "no group is named at all"),
        ("Gunmen stormed Djibo, where JNIM is at home.", None, "gunmen may be anybody's"),
    ],
)
def test_words_for_a_side_mean_the_one_that_the_article_names(text, side, why, drafts_of):
    assert [d.perpetrators for d in drafts_of(text)][-1] == ((side,) if side else ()), why
