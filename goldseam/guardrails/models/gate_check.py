"""Checks that ran for a ref: a smoke test passed, or it failed. The newest of a name counts."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models, transaction
from django.utils.translation import gettext as _

from goldseam.common.plain_text import is_clean
from goldseam.guardrails.models.gate_clause import Need, NeedKind
from goldseam.guardrails.refs import as_name, as_project, as_ref


class Check(models.Model):
    """What a check said of one ref of a project. A failure after a pass counts, and the other way round."""

    gate = models.ForeignKey("guardrails.Gate", models.CASCADE, related_name="checks")
    project = models.CharField(max_length=80, blank=True)
    ref = models.CharField(max_length=120)
    name = models.CharField(max_length=80)
    passed = models.BooleanField()
    link = models.URLField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["gate", "ref", "project", "-id"], name="gate_check_of_ref")]

    def __str__(self):
        return self.name


class Checked:
    """A gate that pipelines tell what their checks said."""

    @transaction.atomic
    def tell_check(self, project: str, ref: str, name: str, passed: bool, link: str = "") -> Check:
        about = {"project": as_project(self, project), "ref": as_ref(ref), "name": as_name(name)}
        if link:
            _refuse_odd_link(link)
        return Check.objects.create(gate=self, passed=passed, link=link, **about)

    def asks_for_check(self, name: str) -> bool:
        """Whether a clause asks for a check of this name."""
        needs = Need.objects.filter(clause__gate=self, kind=NeedKind.CHECK)
        return as_name(name) in needs.values_list("check_name", flat=True)


def _refuse_odd_link(link: str) -> None:
    if not is_clean(link):
        raise ValidationError({"link": _("This is no address of a page.")})
    try:
        URLValidator(schemes=["http", "https"])(link)
    except ValidationError as error:
        raise ValidationError({"link": _("This is no address of a page.")}) from error
    if len(link) > 500:
        raise ValidationError({"link": _("This address is too long.")})
