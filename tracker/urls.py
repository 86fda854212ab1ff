"""Addresses: pages at /, the REST API at /api/v1/, the admin at /admin/."""

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from events.api.views.elsewhere import no_such_address
from events.web import health, metrics

handler400 = "events.web.views.errors.bad_request"

urlpatterns = [
    path("", include("events.web.urls")),
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("metrics", metrics.metrics),
    path("api/v1/", include("events.api.urls")),
    re_path(r"^api/(?P<path>[\s\S]*)$", no_such_address),
    # Without a token, which would put a cookie on every page: whoever forges this changes the
    # language of the menus, no more.
    path("language/", csrf_exempt(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]
