"""Words for articles: state in the queue, language, address."""

from __future__ import annotations

from django.contrib.humanize.templatetags.humanize import intcomma
from django.utils.translation import gettext, ngettext

from events.models import Article
from events.services.reading import languages
from events.wording.labels.naming import is_english, unicode_locale


def language_name(code: str) -> str:
    """*English* for `en`, in the reader's language."""
    known = languages.language_name(code)
    return known if is_english() else str(unicode_locale().languages.get(code, known))


def reading_state(article: Article) -> str:
    """The state of an article, for a list; `article` comes from `for_list`."""
    if article.status == "done":
        number: int = article.report_count  # type: ignore[attr-defined]  # as for_list annotates it
        found = ngettext("Read; %(count)s event found", "Read; %(count)s events found", number) % {
            "count": intcomma(number)
        }
        return article.skipped_because or (
            found if number else gettext("Read; no events recognised")
        )
    return {
        "pending": gettext("Waiting to be read"),
        "running": gettext("Being read now"),
        "failed": gettext("Could not be read"),
        "quarantined": gettext("Could not be read; set aside after several attempts"),
    }[article.status]


def web_address(url: str) -> str:
    """The address if it is http or https; empty for others, such as `javascript:`."""
    return url if url.lower().startswith(("http://", "https://")) else ""
