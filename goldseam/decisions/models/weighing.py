"""What was weighed: the options, and what has to hold for the decision to stay right."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from goldseam.decisions import texts

MOST_OPTIONS, MOST_ASSUMPTIONS = 12, 30


class Option(models.Model):
    """One way to go, with what speaks for and against it."""

    decision = models.ForeignKey("decisions.Decision", models.CASCADE, related_name="options")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("option"), max_length=texts.LINE)
    pros = models.TextField(blank=True)
    cons = models.TextField(blank=True)
    is_chosen = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return self.title


class Assumption(models.Model):
    """Something that has to be true for the decision to be right, and until when that can be taken for granted."""

    decision = models.ForeignKey("decisions.Decision", models.CASCADE, related_name="assumptions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("assumption"), max_length=texts.LINE)
    expires_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["decision", "expires_on"], name="assumption_expires")]

    def __str__(self):
        return self.text

    @property
    def has_expired(self) -> bool:
        return self.expires_on is not None and self.expires_on < timezone.localdate()


class Weighed:
    """A decision with its options and assumptions."""

    @property
    def chosen(self) -> list[Option]:
        return [option for option in self.options.all() if option.is_chosen]

    @property
    def others(self) -> list[Option]:
        return [option for option in self.options.all() if not option.is_chosen]

    def _checked_rows(self, facts: dict) -> dict[str, list[dict]]:
        checked = {}
        if "options" in facts:
            checked["options"] = [_option(row) for row in _few(facts["options"], "options", MOST_OPTIONS)]
        if "assumptions" in facts:
            told = _few(facts["assumptions"], "assumptions", MOST_ASSUMPTIONS)
            checked["assumptions"] = [_assumption(row) for row in told]
        return checked

    def _write_rows(self, lists: dict[str, Any]) -> None:
        for name, model in (("options", Option), ("assumptions", Assumption)):
            if name in lists:
                getattr(self, name).all().delete()
                rows = enumerate(lists[name])
                model.objects.bulk_create(model(decision=self, position=place, **row) for place, row in rows)


def _few(rows, name: str, most: int) -> list:
    rows = list(rows)
    if len(rows) > most:
        raise ValidationError({name: _("At most %(most)d.") % {"most": most}})
    return rows


def _option(row: dict) -> dict:
    title = texts.line(row.get("title", ""), "options")
    if not title:
        raise ValidationError({"options": _("Give each option a name.")})
    sides = {name: texts.words(row.get(name, ""), "options") for name in ("pros", "cons")}
    return {"title": title, "is_chosen": bool(row.get("is_chosen")), **sides}


def _assumption(row: dict) -> dict:
    text = texts.line(row.get("text", ""), "assumptions")
    if not text:
        raise ValidationError({"assumptions": _("Say what has to be true.")})
    return {"text": text, "expires_on": texts.day(row.get("expires_on"), "assumptions")}
