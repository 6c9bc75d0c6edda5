"""The written parts of a review: every version is kept, and two people who write at once lose nothing."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from goldseam.common.markdown import rendered
from goldseam.common.merging import merged
from goldseam.common.search import changed
from goldseam.reviews.questions import QUESTIONS, Question


class Section(models.Model):
    """The answer to one question of a review, or one part of a document with a heading of its own."""

    review = models.ForeignKey("reviews.Review", models.CASCADE, related_name="sections")
    key = models.CharField(max_length=60)
    position = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=20, blank=True)
    heading = models.CharField(max_length=200, blank=True)
    prompt = models.TextField(blank=True)
    is_required = models.BooleanField(default=False)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["review", "key"], name="section_once")]

    def __str__(self):
        return f"{self.review} · {self.key}"


class SectionVersion(models.Model):
    """A section as somebody left it."""

    section = models.ForeignKey(Section, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["section", "number"], name="section_version_number")]

    def __str__(self):
        return f"{self.section}, {self.number}"


class Sectioned:
    """A review with written parts."""

    @property
    def questions(self) -> list[Question]:
        """What it asks, in order: a talk asks the same every time, a document what its template said."""
        if not self.is_document:
            return QUESTIONS
        return [Question(section.key, "", section.heading, section.prompt) for section in self.sections.all()]

    @property
    def texts(self) -> dict[str, Section]:
        """Every section by its key; those not written yet are empty and unsaved."""
        written = {section.key: section for section in self.sections.all()}
        return {ask.key: written.get(ask.key) or Section(review=self, key=ask.key) for ask in self.questions}

    @transaction.atomic
    def write(self, by, key: str, text: str, base: int) -> Section:
        """Saves a section. `base` is the number of the version that the writer started from.

        Where somebody else saved meanwhile, both texts are brought together; where both changed the same lines,
        nothing is saved and `Collision` carries the other text, so that the writer sees both.
        """
        self.event.want_it_here()
        if key not in self.texts:
            raise ValidationError(_("A review has no such part."))
        section, _is_new = Section.objects.select_for_update().get_or_create(review=self, key=key)
        text = text.replace("\r\n", "\n")
        if section.number != base:
            both = merged(self._text_of(section, base), section.text, text)
            if both is None:
                raise Collision(section)
            text = both
        if text == section.text:
            return section

        section.text, section.number = text, section.number + 1
        section.html = rendered(text) if self.is_document else ""
        section.save()
        section.versions.create(number=section.number, text=text, by=by)
        changed(type(self), [self.pk])
        return section

    def _text_of(self, section, number) -> str:
        version = section.versions.filter(number=number).first()
        return version.text if version else ""


class Collision(ValidationError):
    """Somebody else changed the same lines meanwhile."""

    def __init__(self, section: Section):
        words = _("Somebody else changed the same lines. Their text stands beside yours; keep what you need.")
        super().__init__(words, code="collision")
        self.section = section
