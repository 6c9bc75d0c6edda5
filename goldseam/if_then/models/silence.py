"""Being reminded of a plan no more: the owner's choice, for one plan."""

from django.db import models, transaction

from goldseam.activity.home import forget_homes
from goldseam.if_then.personal import refuse_others


class Silence(models.Model):
    """The fact that the owner wants no reminders of this plan. To be reminded again deletes it."""

    artifact = models.OneToOneField("artifacts.Artifact", models.CASCADE, related_name="silence")
    at = models.DateTimeField(auto_now_add=True)

    def __str__(self):
        return f"{self.artifact} in silence"

    @classmethod
    @transaction.atomic
    def keep(cls, artifact, by) -> None:
        refuse_others(artifact, by)
        cls.objects.get_or_create(artifact=artifact)
        transaction.on_commit(forget_homes)

    @classmethod
    @transaction.atomic
    def end(cls, artifact, by) -> None:
        refuse_others(artifact, by)
        cls.objects.filter(artifact=artifact).delete()
        transaction.on_commit(forget_homes)
