"""Which events somebody has worked on since they came in, and what was done."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from goldseam.activity.models import Activity
from goldseam.events.models import Classification, Event, Factor
from goldseam.exchange.models.log_rows import Brought, LeftOut

OURS = {Factor, Classification, Brought, LeftOut, Event.tags.through}  # They came with it.


def worked_on(keys: list[int]) -> dict[int, str]:
    """Those of these events that are not any more as they came; each with what happened to it."""
    found = {key: _("Something stands on it now.") for key in _tied(keys)}
    found |= {key: _("Somebody has changed it.") for key in _changed(keys)}
    return found | _told(keys)


def _changed(keys: list[int]):
    return Event.objects.filter(pk__in=keys, revision__gt=1).values_list("pk", flat=True)


def _told(keys: list[int]) -> dict[int, str]:
    """All that people do to an event is written down in its history."""
    history = ContentType.objects.get_for_model(Event)
    activities = Activity.objects.filter(history_type=history, history_id__in=keys).stories().told().order_by("pk")
    return {activity.history_id: activity.sentence_here for activity in activities}


def _tied(keys: list[int]):
    """Whatever else points to it: a review, a link, an action, a person who may see it."""
    for relation in Event._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if relation.concrete or not relation.auto_created or model in OURS or model is None:
            continue
        name = relation.field.name  # type: ignore[union-attr]
        yield from model._base_manager.filter(**{f"{name}__in": keys}).values_list(name, flat=True)
