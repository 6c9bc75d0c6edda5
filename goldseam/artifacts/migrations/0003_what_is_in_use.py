import re

from django.db import migrations
from django.db.models import F

IF_THEN = re.compile(r"\s*(?:if|when)\s+(.+?)[\s,;:…]+then\s+(.+?)\s*", re.I | re.S)


def keep_in_use(apps, schema_editor):
    """What there is is worked by already, and every version was in force from the moment at which it was written."""
    artifacts, activations = apps.get_model("artifacts", "Artifact"), apps.get_model("artifacts", "Activation")
    for artifact in artifacts.objects.order_by("pk").iterator():
        activation = activations.objects.create(artifact=artifact, by=artifact.owner)
        activations.objects.filter(pk=activation.pk).update(at=artifact.made_at)
    versions = apps.get_model("artifacts", "Version")
    versions.objects.update(effective_at=F("at"))
    for version in versions.objects.filter(artifact__kind__in=["if_then_plan", "team_rule"]).iterator():
        halves = IF_THEN.fullmatch(version.text)
        if halves and all(len(half) <= 300 for half in halves.groups()):
            version.trigger, version.response = (half.strip() for half in halves.groups())
            version.text = ""
            version.save(update_fields=["trigger", "response", "text"])


class Migration(migrations.Migration):

    dependencies = [
        ('artifacts', '0002_stages'),
    ]

    operations = [
        migrations.RunPython(keep_in_use, migrations.RunPython.noop),
    ]
