"""Addresses of the pages. Those with an id are what `get_absolute_url` of the models gives."""

from django.urls import path

from events.web.views import about, accuracy, actors, articles, events, imports, places, submit, timeline

app_name = "web"
urlpatterns = [
    path("", timeline.timeline, name="timeline"),
    path("submit/", submit.submit, name="submit"),
    path("submit/file/", imports.submit_file, name="submit_file"),
    path("imports/<slug:public_id>/", imports.file_page, name="import"),
    path("imports/<slug:public_id>/state/", imports.file_state, name="import_state"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<slug:public_id>/", articles.article, name="article"),
    path("articles/<slug:public_id>/state/", articles.article_state, name="article_state"),
    path("events/<slug:public_id>/", events.event, name="event"),
    path("actors/<slug:slug>/", actors.actor, name="actor"),
    path("places/<int:pk>/", places.place, name="place"),
    path("about/", about.about, name="about"),
    path("accuracy/", accuracy.accuracy, name="accuracy"),
]
