"""The charter of a drill: its question and scope, its days, and who decides. It is locked once the work begins."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from goldseam.activity.models import Activity
from goldseam.common.meanwhile import changed_since
from goldseam.common.models import Counter
from goldseam.decisions import texts
from goldseam.red_teams import patterns

QUESTION_LENGTH = 200


class Chartered:
    """A drill that is set up, and whose charter can change until the work begins."""

    @classmethod
    @transaction.atomic
    def charter(cls, by, organisation, question, pattern, **about):
        """Sets up a drill. `veto_scope` and `veto_until` propose a veto; without them it has influence, as usual."""
        if organisation.is_solo:
            raise ValidationError(_("Alone there is no red team. Ask one critical friend."))
        drill = cls(organisation=organisation, made_by=by, decision=about.pop("decision", None))
        drill.premortem = about.pop("premortem", None)
        veto = _veto_of(about)
        drill._describe(by, {"question": question, "pattern": pattern, "decider": by} | about)
        drill.number = Counter.next("drill", organisation.pk)
        drill.save(force_insert=True)
        drill._propose_veto(by, veto)
        Activity.record("red_team.chartered", drill, by=by)
        return drill

    @transaction.atomic
    def amend_charter(self, by, shown: dict | None = None, **about) -> None:
        """Changes the charter until the work begins; from then on it is locked. What its writer has not changed stays.

        `shown`: what the writer's page had shown, see `goldseam.common.meanwhile`.
        """
        self.wait_for_others()
        self._want_unbegun()
        veto = _veto_of(about)
        self._describe(by, changed_since(shown, self, about))
        self.save()
        self._propose_veto(by, veto)
        Activity.record("red_team.charter_changed", self, by=by)

    @transaction.atomic
    def hand_to(self, by, decider) -> None:
        """Somebody else decides and answers: for whoever decided until now, and those who guide."""
        self.wait_for_others()
        if by.pk != self.decider_id and not by.guides_in(self.organisation):
            raise ValidationError(_("It is handed over by whoever decides, or by those who guide."))
        if not self.is_open:
            raise ValidationError(_("It is over: nobody has to decide any more."))
        self._check_decider(decider)
        if decider.pk == self.decider_id:
            return
        self.decider = decider
        self.save(update_fields=["decider"])
        if self.is_chartered:
            self.ask_for_agreement_anew()
        Activity.record("red_team.handed_over", self, by=by)

    def _describe(self, by, about: dict[str, Any]) -> None:
        for name, value in about.items():
            setattr(self, name, value)
        self.question = texts.line(self.question, "question", QUESTION_LENGTH)
        self.scope, self.facts = texts.words(self.scope, "scope"), texts.words(self.facts, "facts")
        subject = self.decision or self.premortem
        if subject is not None:
            self.team = subject.team
        self._check(by, subject)

    def _check(self, by, subject) -> None:
        if not self.question:
            raise ValidationError({"question": _("What should the red team find out?")})
        if self.pattern not in patterns.BY_KEY:
            raise ValidationError({"pattern": _("Choose one of those that are offered.")})
        if self.team and self.team.organisation_id != self.organisation_id:
            raise ValidationError({"team": _("This team belongs to another organisation.")})
        if subject and not type(subject).objects.visible_to(by).filter(
            organisation=self.organisation_id, pk=subject.pk
        ):
            raise ValidationError(_("What it is about is not here."))
        self._check_days()
        self._check_decider(self.decider)

    def _check_days(self) -> None:
        for name in ("starts_on", "ends_on"):
            if texts.day(getattr(self, name), name) is None:
                raise ValidationError({name: _("A drill has a first and a last day.")})
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("It ends before it starts.")})

    def _check_decider(self, decider) -> None:
        if decider is None or not self.audience.filter(pk=decider.pk).exists():
            raise ValidationError({"decider": _("Choose somebody who may write here and sees it.")})
        if self.pk and self.members.filter(person=decider).exists():
            raise ValidationError({"decider": _("Whoever decides is not in the red team.")})


def _veto_of(about: dict) -> dict[str, Any] | None:
    """What was said about a veto; None where nothing was."""
    names = {"veto_scope", "veto_until"} & about.keys()
    return {name: about.pop(name) for name in names} if names else None
