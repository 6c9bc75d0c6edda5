"""A key with which a program reads the measures of one organisation, and can do nothing else."""

from django.db import models, transaction

from goldseam.common.keys import ProgramKey


class MetricsKey(ProgramKey):
    """Whoever has it reads the figures that everybody in the organisation may see. It changes nothing."""

    prefix = "gsm_"

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="metrics_keys")

    @classmethod
    def with_what_it_opens(cls):
        return super().with_what_it_opens().select_related("organisation")

    @classmethod
    @transaction.atomic
    def make(cls, organisation, by, name: str, once: str = "") -> tuple["MetricsKey", str]:
        """A new key, and the key itself, to be shown once. The same form (`once`), sent twice, asks for the same."""
        key, token, _is_new = cls.issue(organisation.metrics_keys, by, name, once, organisation=organisation)
        return key, token
