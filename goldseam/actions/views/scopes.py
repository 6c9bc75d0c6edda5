"""Loads the action named in the address, out of those that this person may see."""

from django.contrib.contenttypes.models import ContentType
from django.shortcuts import get_object_or_404, render

from goldseam.actions.forms import ActionForm, CompletionForm, DropForm, EffectCheckForm, PostponementForm
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
        action = self.action
        context = {
            "action": action,
            "source": action.source if hasattr(action.source, "get_absolute_url") else None,
            "form": ActionForm(self.organisation, action.event, instance=action),
            "completion_form": CompletionForm(),
            "drop_form": DropForm(),
            "postponement_form": PostponementForm(auto_id="postpone_%s"),
            "effect_form": EffectCheckForm(auto_id="effect_%s"),
            "checks": action.effect_checks.all(),
            "history": self.history(),
        }
        return render(self.request, "actions/show.html", context | forms, status=status)

    def history(self):
        """What was done to this action, newest first; it stands in the story of its event."""
        about = {"subject_type": ContentType.objects.get_for_model(Action), "subject_id": self.action.pk}
        told = Activity.objects.history_of(self.action.history).filter(**about).order_by("-id")
        return told.select_related("actor").prefetch_related("subject")[:HISTORY]
