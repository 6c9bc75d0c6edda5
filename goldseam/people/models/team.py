"""A team: the people who do the work together and look back at it together."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _


class TeamQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(organisation__in=person.sight.reads)

    def with_sizes(self):
        return self.annotate(size=models.Count("members")).order_by("name")


class Team(models.Model):
    """Part of an organisation. Things that belong to a team are read by its members."""

    organisation = models.ForeignKey("people.Organisation", models.CASCADE, related_name="teams")
    name = models.CharField(_("name"), max_length=120)
    members = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="teams", blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_team_of_a_name")]
        ordering = ["name"]

    def __str__(self):
        return self.name

    @classmethod
    def start(cls, organisation, by, name: str) -> "Team":
        """A new team without members; whoever starts it may belong elsewhere."""
        team = cls(organisation=organisation, name=name)
        team._save_under_own_name()
        return team

    def rename(self, by, name: str) -> None:
        self.name = name
        self._save_under_own_name()

    def add(self, person, by) -> None:
        """The person reads what belongs to the team from now on."""
        if not self.organisation.has(person):
            raise ValidationError(_("Only people of the organisation can be in its teams."))
        self.members.add(person)
        person.look_again()

    def take_out(self, person, by) -> None:
        self.members.remove(person)
        person.look_again()

    @transaction.atomic
    def dissolve(self, by) -> None:
        """Deletes a team to which nothing belongs. Otherwise its things would be read by everybody all at once."""
        if self.organisation.teams.select_for_update().count() == 1:
            raise ValidationError(_("This is the only team, so it stays. You can rename it."))
        if self.has_things:
            raise ValidationError(
                _("Events, reviews, checklists or pulses belong to this team, so it stays. Its members can go.")
            )
        self.delete()

    @property
    def has_things(self) -> bool:
        """Whether anything of a practice belongs to the team."""
        return any(model.objects.filter(**{field: self}).exists() for model, field in _things())

    def _save_under_own_name(self) -> None:
        try:
            with transaction.atomic():
                self.save()
        except IntegrityError as taken:
            raise ValidationError({"name": _("There is a team of this name already.")}) from taken


def _things():
    """Every table of a practice that says to which team its rows belong, with the field that says it."""
    for relation in Team._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.related_model._meta.app_label != "people":
            yield relation.related_model, relation.field.name
