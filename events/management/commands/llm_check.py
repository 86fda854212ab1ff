"""Try the language model that the settings name."""

from django.core.management.base import BaseCommand, CommandError

from events.extraction.gazetteer.gazetteer_file import GazetteerMissing, open_gazetteer
from events.extraction.model.prompt import prompt_hash, prompt_version
from events.extraction.model.version import version_of
from events.services import configured
from events.services.language_model.checking import ARTICLES, Estimate, Tried, estimate
from events.services.language_model.checking import try_connection as tried
from events.services.language_model.terms import ModelTerms


class Command(BaseCommand):
    help = (
        "Ask the configured language model about two sentences, and say what a thousand articles "
        "would cost."
    )

    def handle(self, **_: object) -> None:
        terms = configured.model_terms()
        if terms.address is None:
            raise CommandError("LLM_URL is empty: nothing is sent anywhere.")
        try:
            found = tried(
                terms, configured.model_send(), open_gazetteer(configured.gazetteer_file())
            )
        except GazetteerMissing as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_head(terms))
        if found.asked.events is None:
            raise CommandError(f"No answer that can be read: {found.asked.tries[-1].fault}")
        self.stdout.write(_answer(found))
        self.stdout.write(_cost(estimate(terms)))


def _head(terms: ModelTerms) -> str:
    address = terms.address.url if terms.address else ""
    return (
        f"Address: {address}\nModel: {terms.model}\n"
        f"Prompt: version {prompt_version()}, hash {prompt_hash()}\n"
        f"Version that reports would bear: {version_of('llm', terms.model)}"
    )


def _answer(found: Tried) -> str:
    last = found.asked.tries[-1]
    reply = last.reply
    tokens = f"{reply.tokens_in} tokens sent, {reply.tokens_out} received" if reply else ""
    kept = ", ".join(str(report.kind) for report in found.reports) or "no event"
    lost = "; ".join(f"{one.field} {one.value}: {one.reason}" for one in found.dropped) or "nothing"
    return (
        f"Answered in {last.took_ms / 1000:.1f} s, at attempt {len(found.asked.tries)}: {tokens}.\n"
        f"Kept: {kept}. Left out or corrected: {lost}."
    )


def _cost(one: Estimate) -> str:
    basis = (
        f"as measured on {one.measured} articles"
        if one.measured
        else "reckoned for articles of 577 words"
    )
    cost = f"{one.cost * ARTICLES:.2f}" if one.cost else "unknown (set LLM_PRICE_IN, LLM_PRICE_OUT)"
    return (
        f"A thousand articles, {basis}: {one.tokens_in * ARTICLES:,} tokens sent, "
        f"{one.tokens_out * ARTICLES:,} received. Cost: {cost}."
    )
