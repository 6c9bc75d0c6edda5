"""A page of the handbook as an organisation has it: shipped, or adapted by those who lead its learning."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.merging import merged
from goldseam.handbook.shipped import Practice, Text, read, shipped, shipped_text

TITLE_LENGTH = 120


class PageQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The handbook is for everybody who belongs."""
        return self.filter(organisation__in=person.sight.roles)


class Page(models.Model):
    """One page in one organisation, kept once somebody adapts it. Without a text of its own, the shipped one counts."""

    is_storied = True

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="pages")
    slug = models.CharField(max_length=20, choices=Practice)
    number = models.PositiveIntegerField(default=0)
    text = models.TextField(blank=True)
    title = models.CharField(max_length=TITLE_LENGTH, blank=True)
    html = models.TextField(blank=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "slug"], name="page_once")]

    def __str__(self):
        return self.shown.title

    def get_absolute_url(self):
        return reverse("handbook:show", args=[self.organisation.slug, self.slug])

    @classmethod
    def of(cls, organisation, slug: str) -> "Page":
        """The organisation's page; one that nobody has touched yet is not in the database."""
        return cls.objects.filter(organisation=organisation, slug=slug).first() or cls(
            organisation=organisation, slug=slug
        )

    @property
    def is_adapted(self) -> bool:
        return bool(self.text)

    @property
    def markdown(self) -> str:
        """The text as people edit it."""
        return self.text or shipped(self.slug)

    @property
    def shown(self) -> Text:
        """Title and HTML as people read them. The HTML was made safe when the text was saved."""
        title, html = (self.title, self.html) if self.is_adapted else shipped_text(self.slug)
        return Text(title, mark_safe(html))

    def can_be_edited_by(self, person) -> bool:
        return person.guides_in(self.organisation)

    @transaction.atomic
    def adapt(self, by, text: str, why: str = "", base: int = 0) -> "Page":
        """Saves the organisation's own text. `base` is the number of the version that the writer started from.

        Where somebody else saved meanwhile, both texts are brought together; where both changed the same lines,
        nothing is saved and `Collision` carries the other text, so that the writer sees both.
        """
        page = self._kept()
        text = text.replace("\r\n", "\n").strip()
        if page.number != base:
            text = _together(page, base, text)
        if not text:
            raise ValidationError({"text": _("Write something, or go back to the shipped text.")})
        if len(read(text).title) > TITLE_LENGTH:
            raise ValidationError({"text": _("The first line is the title. Please make it shorter.")})
        if text == page.markdown:
            return page
        return page._keep(by, text, why, "handbook.adapted")

    @transaction.atomic
    def put_back(self, by, why: str = "") -> "Page":
        """Goes back to the shipped text. The organisation's own text stays among the versions."""
        page = self._kept()
        return page._keep(by, "", why, "handbook.put_back") if page.is_adapted else page

    def text_of(self, number: int) -> str:
        """What the page said in that version; before the first one, what is shipped."""
        version = self.versions.filter(number=number).first() if self.pk else None
        return version.markdown if version else shipped(self.slug)

    def _kept(self) -> "Page":
        page, _is_new = Page.objects.select_for_update().get_or_create(organisation=self.organisation, slug=self.slug)
        return page

    def _keep(self, by, text: str, why: str, kind: str) -> "Page":
        self.number, self.text = self.number + 1, text
        self.title, self.html = read(text, shipped_text(self.slug).title) if text else ("", "")
        self.save()
        self.versions.create(number=self.number, text=text, why=why, by=by)
        Activity.record(kind, self, by=by)
        return self


class PageVersion(models.Model):
    """A page as somebody left it, and why. An empty text stands for the shipped one."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    why = models.CharField(_("why"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["page", "number"], name="page_version_number")]

    def __str__(self):
        return f"{self.page}, {self.number}"

    @property
    def is_shipped(self) -> bool:
        return not self.text

    @property
    def markdown(self) -> str:
        return self.text or shipped(self.page.slug)

    @property
    def before(self) -> str:
        """What the page said until then."""
        return self.page.text_of(self.number - 1)


class Collision(ValidationError):
    """Somebody else changed the same lines meanwhile."""

    def __init__(self, page: Page):
        words = _("Somebody else changed the same lines. Their text stands beside yours; keep what you need.")
        super().__init__(words, code="collision")
        self.page = page


def _together(page: Page, base: int, text: str) -> str:
    both = merged(page.text_of(base), page.markdown, text)
    if both is None:
        raise Collision(page)
    return both.strip()
