"""At the end of a quarter in which something changed, a draft of the note is there, and those who guide hear of it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from goldseam.activity.models import Reminder
from goldseam.activity.models.reminder import is_day_in
from goldseam.common.tasks import task
from goldseam.people.models import Organisation
from goldseam.people.models.organisation import Size
from goldseam.shareouts.facts import facts_of
from goldseam.shareouts.models import Note, PartKind
from goldseam.shareouts.quarters import Quarter

UNTIL = timedelta(days=21)  # After a quarter's end; later, an old quarter is left in peace.


@task
def remind_of_notes():
    """Alone there is nobody to tell, and where nothing changed, nothing to say."""
    for organisation in Organisation.objects.exclude(size=Size.SOLO).order_by("pk").iterator():
        if is_due_in(organisation) and is_day_in(organisation.time_zone):
            remind(organisation, Quarter.now_in(organisation).previous)


def is_due_in(organisation) -> bool:
    today = timezone.localdate(timezone=ZoneInfo(organisation.time_zone))
    return today - Quarter.of(today).first_day <= UNTIL


def remind(organisation, quarter: Quarter) -> None:
    note = Note.objects.filter(organisation=organisation, quarter_key=quarter.key).first()
    if note is None and _has_changes(organisation, quarter):
        note = Note.begin(organisation, by=None, quarter=quarter)
    if note and not note.is_published and note.parts.filter(kind=PartKind.STRENGTHENED).exists():
        Reminder.give("note.due", note, quarter.next.first_day)


def _has_changes(organisation, quarter: Quarter) -> bool:
    return any(fact.kind == PartKind.STRENGTHENED for fact in facts_of(organisation, quarter))
