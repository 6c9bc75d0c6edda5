"""A key with which a pipeline asks one gate, and can do nothing else."""

from django.db import models, transaction

from goldseam.activity.models import Activity
from goldseam.common.keys import ProgramKey


class GateKey(ProgramKey):
    """Whoever has it asks this gate and tells it of checks. It signs nothing and overrides nothing."""

    prefix = "gsg_"

    gate = models.ForeignKey("guardrails.Gate", models.CASCADE, related_name="keys")

    @classmethod
    def with_what_it_opens(cls):
        stages = ("gate__trial", "gate__activation", "gate__retirement")
        return super().with_what_it_opens().select_related("gate__organisation", *stages)

    @transaction.atomic
    def revoke(self, by) -> None:
        """It opens nothing any more."""
        if self.close(by):
            Activity.record("gate.key_revoked", self.gate, by=by, name=self.name)


class KeyedGate:
    """A gate to which pipelines may be given a key."""

    @transaction.atomic
    def issue_key(self, by, name: str, once: str = "") -> tuple[GateKey, str]:
        """A new key, and the key itself, to be shown once. The same form (`once`), sent twice, asks for the same."""
        key, token, is_new = GateKey.issue(self.keys, by, name, once, gate=self)
        if is_new:
            Activity.record("gate.key_made", self, by=by, name=key.name)
        return key, token
