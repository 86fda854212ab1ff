"""What is said of an event in a sentence of its own."""

import pytest

from events.extraction.attribution import statements


@pytest.fixture
def statements_of(document_of):
    """A function: the statements of a text, with no sides."""
    return lambda text: statements.find(document_of(text), lambda speech: None)


@pytest.mark.parametrize(
    ("text", "speaker", "own"),
    [
        ("Hezbollah confirmed the strike.", "Hezbollah", False),
        ("The army said the missile had landed in a field.", "The army", False),
        ("The group confirmed his death.", "The group", False),
        ("The Taliban claimed responsibility for the blast.", "The Taliban", True),
        ("The group took responsibility for the attack.", None, None),
        ("The army said it had targeted a command centre.", "The army", True),
        ("The army said its jets hit a depot.", "The army", True),
        ("The army said Russia hit a depot.", None, None),
        ("The army said that more help was needed.", None, None),
        ("Russia denied the attack.", None, None),
        ("The minister spoke of an attack.", None, None),
    ],
)
def test_a_statement_takes_up_what_was_told(text, speaker, own, statements_of):
    found = [(s.said.source, s.own) for s in statements_of(text)]
    assert found == ([(speaker, own)] if speaker else [])


@pytest.mark.parametrize(
    ("text", "count", "why"),
    [
        ("Shells hit Kherson. The army said the attack went on.", 1, "right behind it"),
        (
            "Shells hit Kherson. It rained. It snowed. It rained. It snowed. The army said the "
            "attack went on.",
            0,
            "too far behind",
        ),
        (
            "Shells hit Kherson. A drone hit Odesa. The army said the attack went on.",
            0,
            "another event stands between",
        ),
        ("The army said the attack went on. Shells hit Kherson.", 0, "before it"),
    ],
)
def test_a_statement_is_on_the_event_right_before(text, count, why, drafts_of, statements_of):
    shelling, *others = [[draft] for draft in drafts_of(text)][:2]
    if "Shells" not in text.split(".")[0]:
        shelling = [[draft] for draft in drafts_of(text)][-1]
    found = statements.of_event(shelling, [shelling, *others], statements_of(text), ())
    assert len(found) == count, why


def test_a_side_speaks_of_its_own_deeds_only(drafts_of, statements_of):
    text = "Shells hit Kherson. The army said it had targeted a depot."
    told = [drafts_of(text)[0]]
    assert statements.of_event(told, [told], statements_of(text), ("Russia",)) == []
