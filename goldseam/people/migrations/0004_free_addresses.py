import logging

from django.db import migrations

logger = logging.getLogger("goldseam.people")

# From now on these words open other addresses of the product.
TAKEN = ["help", "pulse", "start", "wall"]


def move(apps, schema_editor):
    """An organisation of such a name would not be reached any more: it gets a number behind it."""
    organisations = apps.get_model("people", "Organisation").objects
    for organisation in organisations.filter(slug__in=TAKEN):
        others = set(organisations.filter(slug__startswith=organisation.slug).values_list("slug", flat=True))
        candidates = (f"{organisation.slug}-{number}" for number in range(2, len(others) + 3))
        before, organisation.slug = organisation.slug, next(slug for slug in candidates if slug not in others)
        organisation.save(update_fields=["slug"])
        logger.warning("“%s” is found at /%s/ from now on: /%s opens another page.", organisation.name, organisation.slug, before)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_coach'),
    ]

    operations = [
        migrations.RunPython(move, migrations.RunPython.noop),
    ]
