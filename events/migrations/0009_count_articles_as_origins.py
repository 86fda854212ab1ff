"""What 0008 left to do: origins of events that are there, and the search of SQLite, whose triggers a remade table loses."""

from importlib import import_module

from django.db import migrations, models

search = import_module("events.migrations.0003_search")


def count_articles_as_origins(apps, schema_editor):
    """Until an event is derived anew, each of its articles counts as an origin, as it did before."""
    apps.get_model("events", "Event").objects.update(origin_count=models.F("article_count"))


def set_triggers_again(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        search.add_search(apps, schema_editor)


class Migration(migrations.Migration):
    dependencies = [("events", "0008_ways_in")]

    operations = [
        migrations.RunPython(set_triggers_again, migrations.RunPython.noop),
        migrations.RunPython(count_articles_as_origins, migrations.RunPython.noop),
    ]
