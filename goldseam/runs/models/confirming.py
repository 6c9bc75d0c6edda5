"""Reading back: a second person confirms what was said about a line. Nobody confirms what they said themselves."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.common.naming import as_compared
from goldseam.runs.models.answering import Answer
from goldseam.runs.words import in_a_line

LONGEST_NAME = 120


class Confirmation(models.Model):
    """A second person heard it, read it back and agreed. `name` is who, where that was said on somebody else’s device;
    it then counts as said, not as signed with an account."""

    answer = models.OneToOneField("runs.Answer", models.CASCADE, related_name="confirmation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(_("who read it back"), max_length=LONGEST_NAME, blank=True)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.who

    @property
    def who(self) -> str:
        return self.name or (str(self.by) if self.by else "")

    @property
    def is_named_only(self) -> bool:
        """Given as a name on another person’s device."""
        return bool(self.name)


class Confirmable:
    """A run in which some lines are read back."""

    @transaction.atomic
    def confirm(self, by, key, name: str = "", *, answered=None, at=None) -> Confirmation:
        """Confirms what was read back: that answer (its `once`) or else the newest. A later answer asks for it anew."""
        self.wait_for_others()
        at = self.moment(at)
        self.refuse_if_over(at)
        item = self.item(key)
        if not item.is_read_back:
            raise ValidationError(_("This line is not read back."))
        answers = self.answers.filter(item=item).select_related("by")
        answer = (answers.filter(once=answered) if answered else answers).first()
        if answer is None:
            raise ValidationError(_("Nobody has answered this line yet."))
        name = in_a_line(name, "name", LONGEST_NAME)
        _refuse_own(answer, by, name)
        about = {"by": by, "name": name, "at": at}
        return Confirmation.objects.get_or_create(answer=answer, defaults=about)[0]


def _refuse_own(answer: Answer, by, name: str) -> None:
    ticked = {as_compared(answer.by.name), as_compared(answer.by.email)} if answer.by else set()
    if name and as_compared(name) in ticked | {""}:
        raise ValidationError({"name": _("A second person confirms it, not who answered it.")})
    if not name and answer.by_id == by.pk:
        raise ValidationError({"name": _("A second person confirms it: on their own device, or with their name here.")})
