"""A choice names its tag, so that it stays what people chose when the tag goes with its last event."""

from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def name_tags(apps, schema_editor):
    scope = apps.get_model("changes", "Scope")
    if not hasattr(scope, "tag_name"):
        return  # All tables are made at once, and there is no choice yet.
    scopes = scope.objects.filter(tag__isnull=False)
    names = apps.get_model("events", "Tag").objects.filter(pk=OuterRef("tag")).values("name")
    scopes.update(tag_name=Subquery(names[:1]))


class Migration(migrations.Migration):
    dependencies = [("changes", "0004_look_of_choice")]

    operations = [
        migrations.AddField("scope", "tag_name", models.CharField("tag", max_length=60, blank=True, default="")),
        migrations.RunPython(name_tags, migrations.RunPython.noop),
        migrations.RemoveField("scope", "tag"),
        migrations.AlterField(
            "scope", "tag_name", models.CharField("tag", max_length=60, blank=True, db_column="tag_name")
        ),
        migrations.RenameField("scope", "tag_name", "tag"),
    ]
