"""Which language a text is written in."""

from __future__ import annotations

HEAD_CHARACTERS = 5_000

# By how much (in log probability) another language must be likelier than English. Headlines full of
# foreign names look Estonian or Swedish by a little: of 1,900 cuttings of 25 to 400 characters from
# English articles none reached 20, while one-line headlines in German, French, Spanish, Dutch and
# Swahili reached 25 to 100. An English text that is taken for another would not be read at all; the
# other way round costs a fraction of a second.
MARGIN = 20.0


def identify_language(text: str) -> str:
    """The ISO 639-1 code of the language of `text`, judged by its first 5,000 characters; `en`
    unless another is clearly likelier.
    """
    import py3langid  # noqa: PLC0415 - brings NumPy, which a web server need not load

    scores = {language: float(score) for language, score in py3langid.rank(text[:HEAD_CHARACTERS])}
    likeliest = max(scores, key=lambda language: scores[language])
    return str(likeliest) if scores[likeliest] > scores["en"] + MARGIN else "en"
