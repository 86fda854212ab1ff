"""Addresses: pages at /, the REST API at /api/v1/, the admin at /admin/."""

from django.contrib import admin
from django.urls import path

urlpatterns = [
    path("admin/", admin.site.urls),
]
