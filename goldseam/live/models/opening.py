"""Opening a room: its stages are copied from a template, so that a later change there alters nothing here."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from goldseam.common.models import Counter
from goldseam.common.plain_text import in_a_line
from goldseam.live.stages import Stage, kept, with_ends


class Opening:
    """A room that somebody opens for a practice."""

    @classmethod
    @transaction.atomic
    def open(cls, by, organisation, purpose: str, title: str, template: list[Stage], facilitator=None, **details):
        """A room in its lobby. Whoever opens it leads it, unless somebody else is named.

        `details`: frame, team, pace, is_rehearsal, is_named, welcomes_guests.
        """
        title = in_a_line(title)
        if not title:
            raise ValidationError({"title": _("Say in a few words what it is about.")})
        room = cls.objects.create(
            organisation=organisation,
            number=Counter.next("room", organisation.pk),
            purpose=purpose,
            title=title[:200],
            stages=kept(with_ends(template)),
            facilitator=facilitator or by,
            opened_by=by,
            **details,
        )
        if room.is_alone:
            room.go_to(1, by)  # Nobody has to be waited for.
        return room
