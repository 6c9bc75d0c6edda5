import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0004_telling_when_and_why"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Recurrence",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("by", models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL)),
                ("earlier", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="recurred_in", to="events.event")),
                ("event", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="recurrences", to="events.event")),
            ],
            options={
                "ordering": ["-earlier", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("event", "earlier"), name="recurrence_once"),
                    models.CheckConstraint(condition=models.Q(("event", models.F("earlier")), _negated=True), name="recurrence_of_another"),
                ],
            },
        ),
    ]
