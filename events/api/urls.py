"""Addresses of the API. Each also takes its format as a suffix: `events.csv`."""

from django.urls import path, re_path
from rest_framework.urlpatterns import format_suffix_patterns

from events.api.views import (
    accuracy,
    articles,
    batch,
    decisions,
    docs,
    elsewhere,
    events,
    feeds,
    held,
    pages,
    reference,
    revisions,
    subscriptions,
    summaries,
)

app_name = "api"
urlpatterns = [
    # before the articles' own pages
    path("articles/batch/", batch.ArticleBatch.as_view(), name="batch"),
    *format_suffix_patterns(
        [
            path("events/", events.EventList.as_view(), name="events"),
            path("events/<slug:public_id>/", events.EventDetail.as_view(), name="event"),
            path(
                "events/<slug:public_id>/revisions/",
                revisions.EventRevisionList.as_view(),
                name="event_revisions",
            ),
            path("revisions/", revisions.RevisionList.as_view(), name="revisions"),
            path(
                "events/<slug:public_id>/accept/", decisions.Accept.as_view(), name="decide_accept"
            ),
            path(
                "events/<slug:public_id>/reject/", decisions.Reject.as_view(), name="decide_reject"
            ),
            path("events/<slug:public_id>/merge/", decisions.Merge.as_view(), name="decide_merge"),
            path("events/<slug:public_id>/split/", decisions.Split.as_view(), name="decide_split"),
            path(
                "events/<slug:public_id>/withdraw/",
                decisions.Withdraw.as_view(),
                name="decide_withdraw",
            ),
            path(
                "events/<slug:public_id>/restore/",
                decisions.Restore.as_view(),
                name="decide_restore",
            ),
            path("events/<slug:public_id>/undo/", decisions.Undo.as_view(), name="decide_undo"),
            path("subscriptions/", subscriptions.SubscriptionList.as_view(), name="subscriptions"),
            path(
                "subscriptions/<slug:public_id>/",
                subscriptions.SubscriptionDetail.as_view(),
                name="subscription",
            ),
            path(
                "subscriptions/<slug:public_id>/resume/",
                subscriptions.Resume.as_view(),
                name="resume",
            ),
            path(
                "subscriptions/<slug:public_id>/messages/",
                subscriptions.MessageList.as_view(),
                name="messages",
            ),
            path(
                "subscriptions/<slug:public_id>/messages/<slug:message>/send-again/",
                subscriptions.SendAgain.as_view(),
                name="send_again",
            ),
            path("timeline/", summaries.Timeline.as_view(), name="timeline"),
            path("facets/", summaries.Facets.as_view(), name="facets"),
            path("sums/", summaries.Sums.as_view(), name="sums"),
            path("articles/", articles.ArticleList.as_view(), name="articles"),
            path("articles/<slug:public_id>/", articles.ArticleDetail.as_view(), name="article"),
            path("articles/<slug:public_id>/accept/", held.AcceptArticle.as_view(), name="accept"),
            path("articles/<slug:public_id>/refuse/", held.RefuseArticle.as_view(), name="refuse"),
            path("submitted/<slug:secret>/", held.SentDetail.as_view(), name="sent"),
            path("pages/<slug:public_id>/", pages.PageDetail.as_view(), name="page"),
            path("feeds/", feeds.FeedList.as_view(), name="feeds"),
            path("feeds/<int:pk>/", feeds.FeedDetail.as_view(), name="feed"),
            path("actors/", reference.ActorList.as_view(), name="actors"),
            path("actors/<slug:slug>/", reference.ActorDetail.as_view(), name="actor"),
            path("places/", reference.PlaceList.as_view(), name="places"),
            path("places/<int:pk>/", reference.PlaceDetail.as_view(), name="place"),
            path("sources/", reference.SourceList.as_view(), name="sources"),
            path("accuracy/", accuracy.Accuracy.as_view(), name="accuracy"),
            path("deleted/", events.TombstoneList.as_view(), name="deleted"),
        ]
    ),
    path("schema/", docs.Schema.as_view(), name="schema"),
    path("docs/", docs.reference, name="docs"),
    # a dot would not match a line break
    re_path(r"^(?P<path>[\s\S]*)$", elsewhere.no_such_address),
]
