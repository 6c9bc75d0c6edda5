"""Planning a pulse: when, for whom, and what is promised. From its opening on nothing of it changes."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common import times
from goldseam.common.models import Counter
from goldseam.people.models import Organisation
from goldseam.statistics.suppression import LEAST

LEAST_COMMENTS = 10
LARGEST = 1_000
SHORTEST, LONGEST = timedelta(days=5), timedelta(days=60)
APART = timedelta(days=28)  # Two that follow each other closely would tell of whoever came or left between them.
FARTHEST = timedelta(days=400)
WORDS = 1_000


class Plannable:
    """A pulse that is planned, and can be changed until it opens."""

    @classmethod
    @transaction.atomic
    def plan(cls, organisation, by, opens_on, closes_on, **about):
        """Plans one for all teams. Nobody is asked before the day on which it opens; it can be called off until then.

        `by` is None where it comes round by itself.
        """
        Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)
        pulse = cls(organisation=organisation, by=by, opens_on=opens_on, closes_on=closes_on, **about)
        pulse._want_guide(by)
        pulse._want_time_for_it()
        pulse._check()
        pulse.number = Counter.next("pulse", organisation.pk)
        pulse.save(force_insert=True)
        Activity.record("pulse.planned", pulse, by=by)
        return pulse

    @transaction.atomic
    def amend(self, by, **about) -> None:
        """Changes what is planned. From its opening on nothing changes: people answer what they were promised."""
        self.wait_for_others()
        self._want_guide(by)
        if not self.is_planned:
            raise ValidationError(_("It has been opened. What was promised to people stays as it is."))
        for name, value in about.items():
            setattr(self, name, value)
        self._check()
        self.save(update_fields=[*about])

    @property
    def earliest(self) -> date:
        """The first day on which it may open: today, or some weeks after the one before."""
        others = type(self).objects.filter(organisation=self.organisation).held().exclude(pk=self.pk)
        last = others.newest_first().first()
        return max(self.today, last.opens_on + APART) if last else self.today

    def can_be_planned_by(self, person) -> bool:
        return person.guides_in(self.organisation)

    def _want_guide(self, by) -> None:
        if by and not self.can_be_planned_by(by):
            raise ValidationError(_("Only those who set how people learn here plan a pulse."))

    def _want_time_for_it(self) -> None:
        others = type(self).objects.filter(organisation=self.organisation).held()
        if others.filter(closed_at=None).exists():
            raise ValidationError(_("Another pulse is planned or running. One at a time."))
        if type(self).two_without_response_in(self.organisation):
            raise ValidationError(
                _("Twice people answered and heard nothing. Write what you heard and what follows, then ask again.")
            )

    def _check(self) -> None:
        self._check_days()
        self._check_thresholds()
        if self.organisation.is_solo or not self.somebody_would_be_asked:
            raise ValidationError(
                _("No team is large enough to hide in: it takes %(least)d people. Talk together instead."),
                params={"least": self.least_scores},
            )
        self._check_texts()

    def _check_days(self) -> None:
        if not self.today <= self.opens_on <= self.today + FARTHEST:
            raise ValidationError({"opens_on": _("Choose a day from today on, within a year.")})
        if not SHORTEST <= self.closes_on - self.opens_on <= LONGEST:
            raise ValidationError({"closes_on": _("Give people at least five days, and at most two months.")})
        if self.opens_on < self.earliest:
            words = _(
                "Leave four weeks after the last one, so from %(day)s on. Numbers would tell of who came or left."
            )
            raise ValidationError({"opens_on": ValidationError(words, params={"day": times.day(self.earliest)})})

    def _check_texts(self) -> None:
        for name in ("purpose", "what_follows"):
            words = getattr(self, name).replace("\0", "").strip()
            if len(words) > WORDS:
                raise ValidationError({name: _("This is very long. Say the most important part.")})
            setattr(self, name, words)

    def _check_thresholds(self) -> None:
        if not LEAST <= self.least_scores <= LARGEST:
            raise ValidationError({"least_scores": _("Five or more: with fewer, colleagues guess.")})
        if not LEAST_COMMENTS <= self.least_comments <= LARGEST:
            raise ValidationError({"least_comments": _("Ten or more: a way of writing tells who it was.")})
