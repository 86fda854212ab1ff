"""An article whose day nobody told had that of its submission. It has none now, and is read anew:
what it calls *Monday* was no Monday that anybody knew.
"""

from django.db import migrations, models
from django.db.models import F


def take_days_of_submission_away(apps, schema_editor):
    articles = apps.get_model("events.Article").objects.filter(published_on_basis="submission")
    articles.exclude(status__in=("pending", "running")).update(
        status="pending", attempts=0, last_error="", not_before=F("submitted_at")
    )
    articles.update(published_on=None, published_on_basis="undated")


def give_days_of_submission_back(apps, schema_editor):
    for article in apps.get_model("events.Article").objects.filter(published_on=None):
        article.published_on = article.submitted_at.date()
        article.published_on_basis = "submission"
        article.save(update_fields=["published_on", "published_on_basis"])
    known = {"reviewer": "given", "feed": "page", "address": "page"}
    for new, old in known.items():
        articles = apps.get_model("events.Article").objects.filter(published_on_basis=new)
        articles.update(published_on_basis=old)


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0021_chain_the_history"),
    ]

    operations = [
        migrations.AddField(
            model_name="report",
            name="undated",
            field=models.BooleanField(
                default=False,
                help_text="Its article has no day and its words name none with a year: the days are not known, and it makes no event",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="published_on",
            field=models.DateField(
                blank=True,
                help_text="Empty: nobody has told the day; never that of submission",
                null=True,
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="published_on_basis",
            field=models.CharField(
                choices=[
                    ("reviewer", "set by a reviewer"),
                    ("given", "given by the submitter"),
                    ("page", "from the page"),
                    ("feed", "from the feed"),
                    ("text", "from the first lines of the text"),
                    ("address", "from the web address"),
                    ("undated", "not known"),
                ],
                max_length=12,
            ),
        ),
        migrations.RunPython(take_days_of_submission_away, give_days_of_submission_back),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                condition=models.Q(("published_on__isnull", True)),
                fields=["-submitted_at", "-id"],
                name="article_undated",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("published_on__isnull", True), ("published_on_basis", "undated")),
                    models.Q(
                        ("published_on__isnull", False),
                        models.Q(("published_on_basis", "undated"), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="article_undated_without_day",
            ),
        ),
    ]
