"""A template: which parts an account has, what each asks, and which of them are required."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from goldseam.postmortems.shipped import Part, Shipped, shipped
from goldseam.reviews.models.review import ReviewKind

KINDS = [ReviewKind.POSTMORTEM, ReviewKind.DEBRIEF]
EDITORS = {"owner", "admin", "facilitator"}


class TemplateQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Templates are for everybody who belongs."""
        return self.filter(organisation__in=person.sight.roles)


class Template(models.Model):
    """A template that an organisation wrote, or made its own. Without one of its own, the shipped one counts."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="postmortem_templates")
    key = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(max_length=20, choices=[(kind.value, kind.label) for kind in KINDS])
    purpose = models.CharField(_("what it is for"), max_length=300, blank=True)
    outline = models.JSONField(default=list)
    is_hidden = models.BooleanField(default=False)

    objects = TemplateQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "key"], name="template_once")]

    def __str__(self):
        return self.name

    @property
    def parts(self) -> list[Part]:
        return [Part(**part) for part in self.outline]

    @property
    def is_own(self) -> bool:
        """Whether there is no shipped one behind it."""
        return self.key not in shipped()

    @classmethod
    def all_of(cls, organisation) -> list["Template | Shipped"]:
        """What people choose from: the shipped ones, as far as not adapted or hidden, and their own."""
        own = {template.key: template for template in cls.objects.filter(organisation=organisation).order_by("name")}
        found = [own.pop(key, one) for key, one in shipped().items()]
        return [one for one in (*found, *own.values()) if not one.is_hidden]

    @classmethod
    def of(cls, organisation, key: str) -> "Template | Shipped | None":
        """The template of that key as the organisation has it."""
        return cls.objects.filter(organisation=organisation, key=key).first() or shipped().get(key)
