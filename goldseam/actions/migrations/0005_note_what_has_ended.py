from django.db import migrations
from django.db.models import Exists, OuterRef


def note(apps, schema_editor):
    """What is done or dropped has ended."""
    action, completion, drop = (apps.get_model("actions", name) for name in ("Action", "Completion", "Drop"))
    done, dropped = (record.objects.filter(action=OuterRef("pk")) for record in (completion, drop))
    action.objects.filter(Exists(done) | Exists(dropped)).update(has_ended=True)


class Migration(migrations.Migration):

    dependencies = [
        ('actions', '0004_open_at_hand'),
    ]

    operations = [
        migrations.RunPython(note, migrations.RunPython.noop),
    ]
