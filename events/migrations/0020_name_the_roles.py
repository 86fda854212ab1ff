"""The groups that stand for roles. Every account that was here could submit, and still can."""

from django.conf import settings
from django.db import migrations

ROLES = ["reader", "submitter", "reviewer", "editor", "administrator"]


def make_groups(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects
    for name in ROLES:
        groups.get_or_create(name=name)
    submitter = groups.get(name="submitter")
    for account in apps.get_model("auth", "User").objects.all():
        account.groups.add(submitter)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0019_vouch_for_outlets"),
        ("auth", "0012_alter_user_first_name_max_length"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
