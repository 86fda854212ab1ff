"""Labels of vocabulary values, and names within a line."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale
from django.contrib.humanize.templatetags.humanize import apnumber, intcomma
from django.utils import translation
from django.utils.translation import pgettext

from events.extraction.kind_table import KindRow
from events.extraction.types import Kind
from events.models import Actor, ActorAlias, Place, PlaceName
from events.wording.labels import vocabulary
from events.wording.labels.vocabulary import named


def isolated(name: object) -> str:
    """The name in Unicode isolates, which keep it together in a right-to-left line; unchanged in
    other lines.

    Characters, not an element, so that titles, attributes and JSON can hold it.
    """
    return f"\u2068{name}\u2069" if name and translation.get_language_bidi() else str(name)


def isolated_list(names: Iterable[object]) -> str:
    """Names, separated as the language does."""
    return pgettext("between the names of a list", ", ").join(isolated(name) for name in names)


def withdrawn_for(reason: str) -> str:
    """*a legal claim*."""
    return named(vocabulary.WITHDRAWN_FOR, reason)


def precision_name(precision: str) -> str:
    """*region*."""
    return named(vocabulary.PRECISIONS, precision)


def trust_name(trust: str) -> str:
    """*held for review*."""
    return named(vocabulary.TRUSTS, trust)


def kind_label(kind: str) -> str:
    """*ground combat*."""
    return named(vocabulary.KINDS, kind)


def kind_rows() -> list[KindRow]:
    """The rows of the table of kinds, for shapes and patterns."""
    return [kind.row for kind in Kind]


def subkind_label(subkind: str) -> str:
    """*drone*, beside the kind."""
    return named(vocabulary.SUBKINDS, subkind)


def status_label(status: str) -> str:
    """*claimed*."""
    return named(vocabulary.STATUSES, status)


def side_kind(kind: str) -> str:
    """What an actor is: *armed group*."""
    return named(vocabulary.SIDE_KINDS, kind)


def queue_status(status: str) -> str:
    """The state of an article, page or file: *quarantined*."""
    return named(vocabulary.QUEUE_STATUSES, status)


def day_basis(basis: str) -> str:
    """Where the publication date comes from: *found in the text*."""
    return named(vocabulary.DAY_BASES, basis)


def model_outcome(outcome: str) -> str:
    """What came of a request to a language model: *no answer*."""
    return named(vocabulary.MODEL_OUTCOMES, outcome)


def remark_about(about: str) -> str:
    """What a reader says is wrong: *killed or wounded*."""
    return named(vocabulary.REMARKS, about)


def role_name(role: str) -> str:
    """What an account may do: *reviewer*."""
    return named(vocabulary.ROLES, role)


def scope_name(scope: str) -> str:
    """What a token may do: *submit articles*."""
    return named(vocabulary.SCOPES, scope)


def weapon_name(type_: str) -> str:
    """*ballistic missiles*, *artillery*."""
    return named(vocabulary.WEAPONS_USED, type_)


def field_name(field: str) -> str:
    """The label of an evidence field: `casualties.killed` is *killed*."""
    return named(vocabulary.FIELDS, field.rpartition(".")[2])


def decided(what: str) -> str:
    """What a reviewer did, such as *merged into another event*."""
    return named(vocabulary.DECIDED, what)


def other_names(named: Actor | Place, rows: Iterable[ActorAlias | PlaceName]) -> list[str]:
    """The other names of an actor or place, each once."""
    return [name for name in dict.fromkeys(row.name for row in rows) if name != named.name]


def spelled(number: int) -> str:
    """*two*: small numbers as English spells them. A digit in other languages, where the word would
    follow the noun's gender.
    """
    return str(apnumber(number)) if is_english() else intcomma(number)


def is_english() -> bool:
    return (translation.get_language() or "en") == "en"


def unicode_locale() -> Locale:
    """The Unicode data of the reader's language."""
    return Locale.parse(translation.get_language() or "en", sep="-")
