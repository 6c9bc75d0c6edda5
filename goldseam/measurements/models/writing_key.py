"""A key with which another program adds values to one series, and can do nothing else."""

from django.db import models, transaction

from goldseam.activity.models import Activity
from goldseam.common.keys import ProgramKey


class WritingKey(ProgramKey):
    """Whoever has it adds values to this series and sees its chart. Only a digest is kept, so it is shown once."""

    prefix = "gsw_"

    series = models.ForeignKey("measurements.Series", models.CASCADE, related_name="keys")

    @classmethod
    def with_what_it_opens(cls):
        return super().with_what_it_opens().select_related("series__organisation", "series__archiving")

    @transaction.atomic
    def revoke(self, by) -> None:
        """It opens nothing any more."""
        if self.close(by):
            Activity.record("series.key_revoked", self.series, by=by, name=self.name)


class Keyed:
    """A series to which other programs may be given a key."""

    @transaction.atomic
    def issue_key(self, by, name: str, once: str = "") -> tuple[WritingKey, str]:
        """A new key, and the key itself, which is not kept: it can be shown now and never again.

        `once` names the form that asks for it: the same one, sent twice, asks for the same key.
        """
        self.wait_for_others()
        key, token, is_new = WritingKey.issue(self.keys, by, name, once, series=self)
        if is_new:
            Activity.record("series.key_made", self, by=by, name=key.name)
        return key, token
