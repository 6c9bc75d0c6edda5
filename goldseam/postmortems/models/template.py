"""A template: which parts an account has, what each asks, and which of them are required."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.postmortems.keys import free_key
from goldseam.postmortems.shipped import Part, Shipped, shipped
from goldseam.reviews.models.review import ReviewKind

KINDS = [ReviewKind.POSTMORTEM, ReviewKind.DEBRIEF]


class TemplateQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Templates are for everybody who belongs."""
        return self.filter(organisation__in=person.sight.roles)


class Template(models.Model):
    """A template that an organisation wrote, or made its own. Without one of its own, the shipped one counts."""

    is_storied = True

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

    def get_absolute_url(self):
        """Where everybody finds it."""
        return reverse("postmortems:templates", args=[self.organisation.slug])

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

    @classmethod
    @transaction.atomic
    def write(cls, by, organisation, key: str = "", *, parts: list[dict], **about) -> "Template":
        """Writes a template, or makes a shipped one the organisation's own. Accounts begun before keep their parts."""
        if not parts:
            raise ValidationError(_("A template needs at least one part."))
        key = key or free_key(about["name"], cls._taken_in(organisation), otherwise="template")
        told = about | {"outline": parts, "is_hidden": False}
        template = cls.objects.select_for_update().filter(organisation=organisation, key=key).first()
        if template and all(getattr(template, name) == value for name, value in told.items()):
            return template
        template, _is_new = cls.objects.update_or_create(organisation=organisation, key=key, defaults=told)
        Activity.record("postmortem.template_written", template, by=by)
        return template

    @classmethod
    @transaction.atomic
    def put_away(cls, by, organisation, key: str) -> None:
        """Nobody chooses it any more: an own template is deleted, a shipped one is hidden."""
        offered = [one.key for one in cls.all_of(organisation)]
        if key not in offered:
            return
        if offered == [key]:
            raise ValidationError(_("One template has to stay."))
        template = cls._kept(organisation, key)
        Activity.record("postmortem.template_put_away", template, by=by, template=key)
        if template.is_own:
            template.delete()
        else:
            template.is_hidden = True
            template.save(update_fields=["is_hidden"])

    @classmethod
    @transaction.atomic
    def put_back(cls, by, organisation, key: str) -> None:
        """Goes back to the template as it is shipped."""
        template = cls.objects.filter(organisation=organisation, key=key, key__in=shipped()).first()
        if template:
            Activity.record("postmortem.template_put_back", template, by=by, template=key)
            template.delete()

    @classmethod
    def _kept(cls, organisation, key: str) -> "Template":
        """The organisation's own record of it; of a shipped one, made now."""
        if one := shipped().get(key):
            told = {"name": one.name, "kind": one.kind, "purpose": one.purpose, "outline": [vars(p) for p in one.parts]}
            return cls.objects.get_or_create(organisation=organisation, key=key, defaults=told)[0]
        return cls.objects.get(organisation=organisation, key=key)

    @classmethod
    def _taken_in(cls, organisation) -> set[str]:
        return set(cls.objects.filter(organisation=organisation).values_list("key", flat=True)) | set(shipped())
