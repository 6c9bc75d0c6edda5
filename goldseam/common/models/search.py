"""What the search finds things by. All of it is made from the things themselves, and can be made again."""

from django.db import models


class Entry(models.Model):
    """The words of one thing, folded and cut to their stems, and the tokens by which it is filtered.

    Its key is made of the thing's key and the number of its kind, so that newer things have higher ones. `scope` stands
    before each word in the index that the database keeps by itself (see common/migrations/0004_search.py): the words of
    every kind and organisation are apart, and an entry that is deleted, in whatever way, is found no more.
    """

    id = models.PositiveBigIntegerField(primary_key=True)
    scope = models.CharField(max_length=24)
    title = models.CharField(max_length=400)
    words = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["scope", "-id"], name="search_newest")]

    def __str__(self):
        return f"{self.scope}{self.pk}"


class Waiting(models.Model):
    """A thing that has changed, and whose entry has not been written since. Each change has a record of its own."""

    kind = models.CharField(max_length=20)
    key = models.PositiveBigIntegerField()

    def __str__(self):
        return f"{self.kind} {self.key}"


class Filling(models.Model):
    """How far down the things of a kind that were there before have been put into the search, newest first."""

    kind = models.CharField(max_length=20, primary_key=True)
    down_to = models.PositiveBigIntegerField(null=True)
    is_done = models.BooleanField(default=False)

    def __str__(self):
        return f"{self.kind}: {'all' if self.is_done else self.down_to}"
