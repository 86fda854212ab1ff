"""Whatever order articles come in, the events are the same."""

from random import Random

import pytest

from events.models import Event, Report, Suggestion
from tests.factories import make_article
from tests.services.linking.joining.test_link import day, dead, record, strike

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(6))
def test_the_same_articles_in_any_order_give_the_same_events(seed):
    told = [
        (13, [strike("The Horlivka bakery burnt.", casualties=dead(16, None))]),
        (13, [strike("A bakery burnt in Horlivka.", until=day(14), casualties=dead(12, 12))]),
        (14, [strike("The Horlivka bakery burnt.", on=day(14), casualties=dead(18, 18))]),
        (14, [strike("Horlivka.", casualties=dead(16, 16)), strike("Bakery.", place="Sumy")]),
        (13, [strike("The Horlivka bakery burnt.", place=None, casualties=dead(16, 16))]),
        (15, [strike("A blast.", place="Sumy", by=()), strike("The Horlivka bakery burnt.")]),
    ]
    articles = [
        (number, make_article(sha256=f"{number:064x}", published_on=day(published)), reports)
        for number, (published, reports) in enumerate(told)
    ]
    numbers = {article.pk: number for number, article, _ in articles}
    for _, article, reports in articles:
        record(*reports, article=article)
    in_order = outcome(numbers)
    Report.objects.all().delete()
    Suggestion.objects.all().delete()
    Random(seed).shuffle(articles)
    for _, article, reports in articles:
        record(*reports, article=article)
    assert outcome(numbers) == in_order
    assert 1 < len(in_order) < 8


def outcome(numbers):
    """Each event by the reports that tell it, with what readers see of it."""
    return {
        frozenset((numbers[report.article_id], report.ordinal) for report in event.reports.all()): (
            event.summary,
            event.status,
            event.starts_on,
            event.killed_min,
            event.killed_max,
        )
        for event in Event.objects.visible()
        if event.reports.exists()
    }


@pytest.mark.parametrize("turned", [False, True])
def test_a_toll_told_days_later_joins_the_attack_and_leaves_it_its_day(turned):
    told = [
        (13, strike("The Horlivka bakery burnt.", casualties=dead(14, 14))),
        (
            18,
            strike(
                "The toll of the Horlivka bakery fire climbed to 27.",
                on=day(18),
                casualties=dead(27, 27),
            ),
        ),
    ]
    for published, report in reversed(told) if turned else told:
        record(report, article=make_article(published_on=day(published)))
    event = Event.objects.visible().get()
    assert (event.starts_on, event.ends_on) == (day(13), day(13))
    assert (event.killed_min, event.killed_max) == (27, 27)
