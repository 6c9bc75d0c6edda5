"""What can happen to an action."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from goldseam.actions.models import Action
from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.common.times import day
from goldseam.people.models import Person


@told_with(Action)
def actions():
    return Action.objects.select_related("organisation", "event", "owner")


class AboutAction(Kind):
    """Whoever owns the action hears of it."""

    icon = "check"

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)


class AboutProgress(AboutAction):
    """So does whoever facilitates the review that it comes from: they look whether it is in place."""

    def recipients(self, activity):
        facilitator = getattr(activity.subject.source, "facilitator_id", None)
        return Person.objects.filter(pk__in=[pk for pk in (activity.subject.owner_id, facilitator) if pk])


@kind("action.promised")
class ActionPromised(AboutAction):
    sentence = _("{actor} added the action “{subject}”")
    sentence_for_another = _("{actor} added the action “{subject}” for {owner}")

    def sentence_for(self, activity, here=False):
        """Says whose promise it is, where it is not the writer's own."""
        action = activity.subject
        if action is None or action.owner is None or action.owner_id == activity.actor_id:
            return super().sentence_for(activity, here)
        actor = activity.actor.name if activity.actor else _("Somebody")
        return str(self.sentence_for_another).format(actor=actor, subject=action, owner=action.owner.name)


@kind("action.carried_over")
class ActionCarriedOver(AboutAction):
    """Whole libraries are carried over at once, so nobody is told of each action."""

    sentence = _("{actor} carried over the action “{subject}” from a document")

    def recipients(self, activity):
        return []


@kind("action.assigned")
class ActionAssigned(AboutAction):
    sentence = _("{actor} gave “{subject}” an owner and a date")
    sentence_for_oneself = _("{actor} took the action “{subject}”")

    def sentence_for(self, activity, here=False):
        action = activity.subject
        if action is None or action.owner_id != activity.actor_id:
            return super().sentence_for(activity, here)
        return str(self.sentence_for_oneself).format(actor=activity.actor.name, subject=action)


@kind("action.amended")
class ActionAmended(AboutAction):
    sentence = _("{actor} changed the action “{subject}”")


@kind("action.postponed")
class ActionPostponed(AboutAction):
    sentence = _("{actor} set a new date for “{subject}”: {due_on}")

    def words(self, activity):
        return {"due_on": day(date.fromisoformat(activity.details["due_on"]))}

    def note(self, activity):
        return activity.details.get("reason", "")


@kind("action.linked")
class ActionLinked(AboutAction):
    sentence = _("{actor} linked “{subject}” to {label}")

    def words(self, activity):
        return {"label": activity.details["label"]}


@kind("action.unlinked")
class ActionUnlinked(ActionLinked):
    sentence = _("{actor} took the link to {label} off “{subject}”")


@kind("action.completed")
class ActionCompleted(AboutProgress):
    sentence = _("{actor} finished “{subject}”")


@kind("action.dropped")
class ActionDropped(AboutAction):
    sentence = _("{actor} dropped “{subject}”")


@kind("action.taken_up_again")
class ActionTakenUpAgain(AboutAction):
    sentence = _("{actor} took up “{subject}” again")


@kind("action.verified")
class ActionVerified(AboutAction):
    sentence = _("{actor} verified that “{subject}” is in place")


@kind("action.checked")
class ActionChecked(AboutProgress):
    sentence = _("{actor} checked whether “{subject}” worked")


@kind("action.had_no_effect")
class ActionHadNoEffect(AboutProgress):
    sentence = _("{actor} found that “{subject}” had no effect: what next?")


@kind("action.due")
class ActionDue(AboutAction):
    sentence = _("Due soon: “{subject}”")
    is_reminder = True


@kind("action.due_today")
class ActionDueToday(AboutAction):
    sentence = _("Due today: “{subject}”")
    is_reminder = True


@kind("action.overdue")
class ActionOverdue(AboutAction):
    sentence = _("Still open: “{subject}”. Is it done, or does it need another date?")
    is_reminder = True


@kind("action.effect_due")
class EffectDue(AboutAction):
    sentence = _("Time to look whether it worked: “{subject}”")
    is_reminder = True


@kind("action.escalated")
class ActionEscalated(AboutAction):
    """For whoever can help. The owner has been reminded already."""

    sentence = _("“{subject}” has been waiting since {due_on}. Is something in the way that you can move?")
    is_reminder = True

    def words(self, activity):
        return {"due_on": day(activity.subject.due_on)}

    def recipients(self, activity):
        return Person.objects.filter(pk__in=activity.details["people"])
