"""Sides, places and outlets."""

from __future__ import annotations

from django.contrib import admin

from events.admin.permissions import Inline, Kept, Shown
from events.models import Actor, ActorAlias, GazetteerLoad, Place, PlaceName, Source


class ActorAliasInline(Inline):
    model = ActorAlias
    extra = 0


@admin.register(Actor)
class ActorAdmin(Kept[Actor]):
    list_display = ["name", "slug", "kind", "parent", "country"]
    list_filter = ["kind"]
    list_select_related = ["parent"]
    search_fields = ["name", "slug", "aliases__name"]
    raw_id_fields = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [ActorAliasInline]


class PlaceNameInline(Inline):
    model = PlaceName
    extra = 0


@admin.register(Place)
class PlaceAdmin(Kept[Place]):
    list_display = ["name", "precision", "admin1", "country", "lat", "lon", "key"]
    list_filter = ["precision"]
    search_fields = ["name", "key", "admin1", "country", "names__name"]
    inlines = [PlaceNameInline]


@admin.register(Source)
class SourceAdmin(Kept[Source]):
    list_display = ["name", "kind", "affiliation"]
    list_filter = ["kind"]
    list_select_related = ["affiliation"]
    search_fields = ["name"]
    raw_id_fields = ["affiliation"]


@admin.register(GazetteerLoad)
class GazetteerLoadAdmin(Shown, Kept[GazetteerLoad]):
    list_display = ["hash", "places", "names", "loaded_at"]
