"""Addresses of the pages. Those with an id match `get_absolute_url` of the models."""

from django.urls import include, path

from events.web.kind_styles import kind_styles
from events.web.views import (
    about,
    accuracy,
    actors,
    articles,
    charts,
    downloads,
    events,
    follow,
    map,
    mistakes,
    places,
    sums,
    timeline,
)
from events.web.views.gate import decide, sent
from events.web.views.intake import day, imports, pages, queue, submit

app_name = "web"
urlpatterns = [
    path("", timeline.timeline, name="timeline"),
    path("submit/", submit.submit, name="submit"),
    path("submit/file/", imports.submit_file, name="submit_file"),
    path("imports/<slug:public_id>/", imports.file_page, name="import"),
    path("imports/<slug:public_id>/state/", imports.file_state, name="import_state"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<slug:public_id>/", articles.article, name="article"),
    path("articles/<slug:public_id>/day/", day.day, name="article_day"),
    path("articles/<slug:public_id>/state/", articles.article_state, name="article_state"),
    path("articles/<slug:public_id>/accept/", decide.accept_article, name="accept_article"),
    path("articles/<slug:public_id>/refuse/", decide.refuse_article, name="refuse_article"),
    path("submitted/<slug:secret>/", sent.sent, name="sent"),
    path("submitted/<slug:secret>/state/", sent.sent_state, name="sent_state"),
    path("pages/<slug:public_id>/", pages.page, name="page"),
    path("pages/<slug:public_id>/state/", pages.page_state, name="page_state"),
    path("pages/<slug:public_id>/retry/", pages.fetch_again, name="fetch_again"),
    path("queue/", queue.queue, name="queue"),
    path("queue/retry/", queue.retry, name="queue_retry"),
    path("queue/poll/", queue.poll, name="queue_poll"),
    path("events.<slug:name>", downloads.events, name="download"),
    path("events/<slug:public_id>.<slug:name>", downloads.event, name="event_download"),
    path("events/<slug:public_id>/", events.event, name="event"),
    path("events/<slug:public_id>/embed/", events.embedded_event, name="embedded_event"),
    path("events/<slug:public_id>/mistake/", mistakes.mistake, name="mistake"),
    path("map/points.json", map.points, name="map_points"),
    path("map/clusters.json", map.in_clusters, name="map_clusters"),
    path("map/events.json", map.events, name="map_events"),
    path("charts/", charts.charts, name="charts"),
    path("charts/<slug:name>.svg", charts.drawing, name="chart_drawing"),
    path("charts/<slug:name>.csv", charts.table, name="chart_table"),
    path("totals/", sums.sums, name="sums"),
    path("actors/<slug:slug>/", actors.actor, name="actor"),
    path("places/<int:pk>/", places.place, name="place"),
    path("styles/kinds-<slug:version>.css", kind_styles, name="kind_styles"),
    path("account/", include("events.web.views.accounts.urls")),
    path("follow/", follow.follow, name="follow"),
    path("follow/<slug:public_id>/", follow.subscription, name="subscription"),
    path("follow/<slug:public_id>/confirm/", follow.confirm, name="confirm"),
    path("follow/<slug:public_id>/stop/", follow.stop, name="stop"),
    path("about/", about.about, name="about"),
    path("accuracy/", accuracy.accuracy, name="accuracy"),
]
