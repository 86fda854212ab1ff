"""Tallies of events. All events are uncounted at first, so that every number is right until they are counted."""

import events.models.events.days
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0025_hold_submissions"),
    ]

    operations = [
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("facet", models.CharField(max_length=12)),
                ("country", models.CharField(blank=True, max_length=2)),
                ("day", models.DateField()),
                ("kind", models.CharField(max_length=20)),
                ("status", models.CharField(max_length=10)),
                ("value", models.CharField(blank=True, max_length=200)),
                (
                    "key",
                    models.BigIntegerField(
                        default=0, help_text="Of the side or place that it counts"
                    ),
                ),
                ("amount", models.BigIntegerField()),
            ],
            options={
                "verbose_name_plural": "tallies",
            },
        ),
        migrations.CreateModel(
            name="Uncounted",
            fields=[
                ("event_id", models.BigIntegerField(primary_key=True, serialize=False)),
            ],
            options={
                "verbose_name_plural": "uncounted",
            },
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                models.OrderBy(
                    events.models.events.days.DaysBetween("starts_on", "ends_on"), descending=True
                ),
                name="event_longest",
            ),
        ),
        migrations.AddIndex(
            model_name="tally",
            index=models.Index(
                fields=["facet", "country", "day", "kind", "status", "value", "key", "amount"],
                name="tally_whole",
            ),
        ),
        migrations.RunSQL(
            "INSERT INTO events_uncounted (event_id) SELECT id FROM events_event",
            migrations.RunSQL.noop,
        ),
    ]
