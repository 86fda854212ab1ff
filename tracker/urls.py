"""Addresses: pages at /, the REST API at /api/v1/, the admin at /admin/."""

from django.contrib import admin
from django.urls import path

from events.web import health

urlpatterns = [
    path("health/live", health.live),
    path("health/ready", health.ready),
    path("admin/", admin.site.urls),
]
