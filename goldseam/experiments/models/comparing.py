"""Comparing with what was before: it is settled when the first data come in, since whoever knows them could choose."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from goldseam.experiments.result.before import fingerprint
from goldseam.experiments.result.since import entered_since


class Comparing:
    """A started cycle whose data stand beside what was measured before."""

    @property
    def first_day(self) -> date:
        return self.started.first_day

    @property
    def began_at(self) -> datetime:
        return self.started.began_at

    def is_since_start(self, point) -> bool:
        return self.started.is_followed_by(point)

    @property
    def has_data(self) -> bool:
        """Whether anything is known of how it goes: by a value, also one that was taken out; unmeasured, by a note."""
        if not self.is_started:
            return False
        if self.started.data_at is not None:
            return True
        return self.notes.exists() if self.main is None else any(map(self._has_values, self.series))

    def _has_values(self, series) -> bool:
        return entered_since(self, series).exists()

    def keep_before(self) -> None:
        """Keeps what the data of each series are compared with as soon as there are any, and not before."""
        start = self.started
        new = [one for one in self.series if str(one.pk) not in start.before and self._has_values(one)]
        start.before |= {str(one.pk): fingerprint(self, one) for one in new}
        if start.data_at is None and self.has_data:
            start.data_at = timezone.now()
        start.save(update_fields=["before", "data_at"])

    @property
    def is_amended_late(self) -> bool:
        return any(one.is_amendment and one.after_data for one in self.plan_versions.all())

    @property
    def is_before_changed(self) -> bool:
        """Whether what the result is compared with became another after the first data had come in."""
        if self.is_studied:
            return self.studied.is_before_changed
        kept = self.started.before if self.is_started else {}
        return any(kept[str(one.pk)] != fingerprint(self, one) for one in self.series if str(one.pk) in kept)

    @property
    def is_exploratory(self) -> bool:
        """Something was changed when data were there already: the result raises a question rather than answers one."""
        return self.is_amended_late or self.is_before_changed

    @property
    def why_exploratory(self) -> str:
        if self.is_amended_late:
            return _("The plan was changed when data were there already, so the result is exploratory.")
        if self.is_before_changed:
            return _("What it is compared with was changed when data were there already, so the result is exploratory.")
        return ""
