"""What belongs to an event: its places, its sides and its munitions."""

from __future__ import annotations

from django.db import models

from events.extraction.types import Role, WeaponType
from events.models.actors import Actor
from events.models.places import Place

ROLES = [(str(role), str(role)) for role in Role]
WEAPON_TYPES = [(str(weapon), weapon.replace("_", " ")) for weapon in WeaponType]
# few munitions are counted
WITH_A_COUNT = models.Q(launched__isnull=False) | models.Q(intercepted__isnull=False)


class EventPlace(models.Model):
    """A place of an event, in the order in which the text names them."""

    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="event_places")
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="event_places")
    ordinal = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "place"], name="event_place_once")]
        # which place is the first, read without the row
        indexes = [models.Index(fields=["event", "ordinal", "place"], name="eventplace_in_order")]

    def __str__(self) -> str:
        return f"{self.event_id} at {self.place_id}"


class EventActor(models.Model):
    """A side of an event and the part that it played."""

    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="event_actors")
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

    event = models.ForeignKey("Event", on_delete=models.CASCADE, related_name="event_weapons")
    type = models.CharField(max_length=20, choices=WEAPON_TYPES)
    launched = models.PositiveIntegerField(null=True, blank=True)
    intercepted = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "type"], name="event_weapon_once")]
        indexes = [
            models.Index(fields=["event"], name="eventweapon_counted", condition=WITH_A_COUNT)
        ]

    def __str__(self) -> str:
        return f"{self.type} of {self.event_id}"
