"""Tie all revisions into one chain, the oldest first. New columns first, rows last: PostgreSQL
alters no table whose rows have changed in the same transaction.
"""

from datetime import date

from django.db import migrations, models

from events.models.events.chain import START, digest_of

AT_ONCE = 2_000
COLUMNS = ["by_name", "ends_on", "position", "digest"]


def chain(apps, schema_editor):
    Revision, LogEnd = apps.get_model("events.Revision"), apps.get_model("events.LogEnd")
    position, digest, last = 0, START, 0
    while rows := list(
        Revision.objects.filter(pk__gt=last)
        .select_related("event", "changed_by")
        .defer("event__search_text")
        .order_by("pk")[:AT_ONCE]
    ):
        for row in rows:
            position += 1
            row.position = position
            row.by_name = row.changed_by.username if row.changed_by else ""
            row.ends_on = _last_day(row.after)
            row.digest = digest = digest_of(digest, row.event.public_id, row)
        Revision.objects.bulk_update(rows, COLUMNS, batch_size=500)
        last = rows[-1].pk
    LogEnd.objects.create(pk=1, position=position, digest=digest)


def _last_day(after):
    days = after.get("date") if isinstance(after, dict) else None
    return date.fromisoformat(days["end"]) if days else None


class Migration(migrations.Migration):
    dependencies = [("events", "0020_name_the_roles")]

    operations = [
        migrations.CreateModel(
            name="LogEnd",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveBigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.AddField(
            "revision",
            "by_name",
            models.CharField(blank=True, max_length=200, default=""),
            preserve_default=False,
        ),
        migrations.AddField(
            "revision",
            "by_role",
            models.CharField(blank=True, max_length=20, default=""),
            preserve_default=False,
        ),
        migrations.AddField("revision", "ends_on", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "revision",
            "position",
            models.PositiveBigIntegerField(
                blank=True, help_text="In the log of all changes, from 1", null=True, unique=True
            ),
        ),
        migrations.AddField(
            "revision",
            "digest",
            models.CharField(blank=True, max_length=64, default=""),
            preserve_default=False,
        ),
        migrations.AddIndex(
            "revision",
            models.Index(fields=["-ends_on", "-event", "-number"], name="revision_newest"),
        ),
        migrations.RunPython(chain, migrations.RunPython.noop, elidable=True),
    ]
