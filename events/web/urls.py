"""Addresses of the pages. Those with an id are what `get_absolute_url` of the models gives."""

from django.urls import path

from events.web.views import about, accuracy, actors, articles, events, places, queue, submit, timeline

app_name = "web"
urlpatterns = [
    path("", timeline.timeline, name="timeline"),
    path("submit/", submit.submit, name="submit"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<slug:public_id>/", articles.article, name="article"),
    path("articles/<slug:public_id>/state/", articles.article_state, name="article_state"),
    path("queue/", queue.queue, name="queue"),
    path("queue/retry/", queue.retry, name="queue_retry"),
    path("events/<slug:public_id>/", events.event, name="event"),
    path("actors/<slug:slug>/", actors.actor, name="actor"),
    path("places/<int:pk>/", places.place, name="place"),
    path("about/", about.about, name="about"),
    path("accuracy/", accuracy.accuracy, name="accuracy"),
]
