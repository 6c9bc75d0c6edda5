"""Numbers that count inside an organisation: its events 1, 2, 3 …, its reviews 1, 2, 3 …"""

from django.db import models, transaction

from goldseam.common.prepared import prepared


class Counter(models.Model):
    """The last number given to a kind of thing in an organisation."""

    scope = models.CharField(max_length=80, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return f"{self.scope}: {self.last}"

    @classmethod
    @transaction.atomic(savepoint=False)  # Where it fails, what asked for the number fails too.
    def next(cls, noun: str, organisation_id: int, step: int = 1) -> int:
        """Takes `step` numbers and returns the last of them; two at the same moment get different ones."""
        scope = f"{noun}:{organisation_id}"
        if not cls.objects.filter(scope=scope).update(last=models.F("last") + step):
            cls.objects.get_or_create(scope=scope)
            cls.objects.filter(scope=scope).update(last=models.F("last") + step)
        return _last(scope)[0]

    @classmethod
    @transaction.atomic
    def give_back(cls, noun: str, organisation_id: int, numbers: set[int]) -> None:
        """Frees numbers whose things are gone, as far as nothing was numbered after them."""
        counter = cls.objects.select_for_update().filter(scope=f"{noun}:{organisation_id}").first()
        if counter is None:
            return
        while counter.last in numbers:
            counter.last -= 1
        if counter.last:
            counter.save(update_fields=["last"])
        else:
            counter.delete()


@prepared
def _last(scope: str):
    return Counter.objects.filter(scope=scope).values_list("last", flat=True)
