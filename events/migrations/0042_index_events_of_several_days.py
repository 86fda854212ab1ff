from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0041_send_in_order"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="event",
            index=models.Index(
                condition=models.Q(("ends_on__gt", models.F("starts_on"))),
                fields=["ends_on", "starts_on"],
                name="event_several_days",
            ),
        ),
    ]
