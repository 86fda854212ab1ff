"""Events: what readers see, made of the reports that tell them."""

from django.db import models
from django.db.models.functions import Now
from django.urls import reverse

from events.extraction.types import Role, WeaponType
from events.models.actors import Actor
from events.models.constraints import days_in_order, ranges_in_order
from events.models.occurrence import Occurrence
from events.models.places import Place
from events.models.public_ids import new_public_id
from events.querysets import EventQuerySet

ROLES = [(str(role), str(role)) for role in Role]
WEAPON_TYPES = [(str(weapon), weapon.replace("_", " ")) for weapon in WeaponType]


class Review(models.TextChoices):
    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    EDITED = "edited"


class Event(Occurrence):
    """One occurrence, merged across articles. Its values are derived from its reports; `overrides`
    holds a reviewer's.

    A withdrawn event keeps its row as a tombstone: `withdrawn_at` and the reason.
    """

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id, editable=False)
    summary = models.TextField(help_text="The first sentence that tells it")
    search_text = models.TextField(
        blank=True, help_text="Sentences and names that free-text search looks through"
    )
    article_count = models.PositiveIntegerField(default=0)
    origin_count = models.PositiveIntegerField(
        default=0,
        help_text=(
            "Independent origins of its articles: reprints and texts of one agency or outlet "
            "count once"
        ),
    )
    review = models.CharField(max_length=12, choices=Review.choices, default=Review.UNREVIEWED)
    overrides = models.JSONField(default=dict, blank=True)
    created_at = models.DateTimeField(db_default=Now())
    updated_at = models.DateTimeField(db_default=Now())
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    places = models.ManyToManyField(Place, through="EventPlace", related_name="events")
    actors = models.ManyToManyField(Actor, through="EventActor", related_name="events")

    objects = EventQuerySet.as_manager()

    class Meta:
        # The sets that perf measurements favoured: newest first overall, per kind and per status; a
        # keyset walks each.
        indexes = [
            models.Index(fields=["-ends_on", "-id"], name="event_newest"),
            models.Index(fields=["kind", "-ends_on", "-id"], name="event_kind_newest"),
            models.Index(fields=["status", "-ends_on", "-id"], name="event_status_newest"),
            models.Index(fields=["kind", "starts_on"], name="event_kind_starts"),
            models.Index(fields=["updated_at", "id"], name="event_updated"),
        ]
        constraints = [days_in_order("event"), *ranges_in_order("event")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.ends_on} ({self.public_id})"

    def get_absolute_url(self) -> str:
        return reverse("web:event", args=[self.public_id])


class EventPlace(models.Model):
    """A place of an event, in the order in which the text names them."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="event_places")
    ordinal = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "place"], name="event_place_once")]

    def __str__(self) -> str:
        return f"{self.event_id} at {self.place_id}"


class EventActor(models.Model):
    """A side of an event and the part that it played."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_actors")
    actor = models.ForeignKey(Actor, on_delete=models.PROTECT, related_name="event_actors")
    role = models.CharField(max_length=12, choices=ROLES)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "actor", "role"], name="event_actor_role_once")
        ]
        indexes = [models.Index(fields=["actor", "role", "event"], name="eventactor_actor_role")]

    def __str__(self) -> str:
        return f"{self.role} {self.actor_id} of {self.event_id}"


class EventWeapon(models.Model):
    """A munition of an event; NULL counts are counts that no text gives."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_weapons")
    type = models.CharField(max_length=20, choices=WEAPON_TYPES)
    launched = models.PositiveIntegerField(null=True, blank=True)
    intercepted = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "type"], name="event_weapon_once")]

    def __str__(self) -> str:
        return f"{self.type} of {self.event_id}"
