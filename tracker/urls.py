"""Addresses: pages at /, the REST API at /api/v1/, the admin at /admin/."""

from django.contrib import admin
from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from django.views.i18n import set_language

from events.api.views.elsewhere import no_such_address
from events.web import health, metrics
from events.web.access import to_log_in
from events.web.views.accounts.log_in import LogOut

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
    # the admin's own pages for this know neither the second factor nor the other languages
    path("admin/login/", to_log_in),
    path("admin/logout/", LogOut.as_view()),
    path("admin/password_change/", RedirectView.as_view(pattern_name="web:password_change")),
    path("admin/", admin.site.urls),
]
