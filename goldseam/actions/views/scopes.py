"""Loads the action named in the address, out of those that this person may see."""

from django.contrib.contenttypes.models import ContentType
from django.shortcuts import get_object_or_404, render

from goldseam.actions.forms import (
    ActionForm,
    AssignForm,
    CompletionForm,
    ConfirmationForm,
    DropForm,
    EffectCheckForm,
    LinkForm,
    PostponementForm,
)
from goldseam.actions.models import Action
from goldseam.activity.models import Activity
from goldseam.people.scopes import OrganisationScoped

HISTORY = 30


class ActionScoped(OrganisationScoped):
    def load(self, number, **kwargs):
        actions = Action.objects.filter(organisation=self.organisation).visible_to(self.request.user).with_state()
        self.action = get_object_or_404(actions, number=number)

    def page(self, status=200, **forms):
        """The action's page; `forms` replaces fresh forms by those that came back with errors."""
        action, person = self.action, self.request.user
        context = {
            "action": action,
            "source": action.source if hasattr(action.source, "get_absolute_url") else None,
            "hints": action.hints_with(has_artifact=action.changes.exists()) if action.is_open else [],
            "form": ActionForm(self.organisation, action.event, instance=action),
            "assign_form": AssignForm(self.organisation, initial={"owner": action.owner or person}),
            "completion_form": CompletionForm(initial={"effect_due_on": action.effect_due_on}),
            "confirmation_form": ConfirmationForm(auto_id="confirm_%s"),
            "drop_form": DropForm(),
            "postponement_form": PostponementForm(auto_id="postpone_%s"),
            "effect_form": EffectCheckForm(auto_id="effect_%s"),
            "link_form": LinkForm(auto_id="link_%s"),
            "links": action.links.all(),
            "checks": action.effect_checks.all(),
            "postponements": action.postponements,
            "escalations": action.escalations.all(),
            "follows": Action.objects.visible_to(person).filter(pk=action.follows_id).first(),
            "followed_by": action.followed_by.visible_to(person).order_by("number"),
            "can_confirm": action.is_done and not action.is_verified and action.can_be_confirmed_by(person),
            "history": self.history(),
        }
        return render(self.request, "actions/show.html", context | forms, status=status)

    def history(self):
        """What was done to this action, newest first; it stands in the story of its event."""
        about = {"subject_type": ContentType.objects.get_for_model(Action), "subject_id": self.action.pk}
        told = Activity.objects.history_of(self.action.history).filter(**about).order_by("-id")
        return told.select_related("actor").prefetch_related("subject")[:HISTORY]
