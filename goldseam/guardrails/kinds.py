"""What can happen at a gate."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.guardrails.models import Gate, Wanted
from goldseam.guardrails.refs import page_of
from goldseam.people.models import Person


@told_with(Gate)
def gates():
    return Gate.objects.select_related("organisation")


@told_with(Wanted)
def wanted():
    return Wanted.objects.select_related("role__gate__organisation")


def _named(project: str, ref: str) -> str:
    return f"{project} {ref}".strip()


class OfGate(Kind):
    """Something that was done to a gate; the reason, where one was given, stands below."""

    icon = "page"

    def note(self, activity):
        return activity.details.get("reason") or activity.details.get("note") or activity.details.get("name", "")


class OfRef(OfGate):
    """Something that was done for one ref."""

    def words(self, activity):
        what = _named(activity.details.get("project", ""), activity.details.get("ref", ""))
        return {"what": what, "role": activity.details.get("role", "")}

    def href(self, activity):
        return page_of(activity.subject, activity.details.get("project", ""), activity.details.get("ref", ""))


@kind("gate.made")
class GateMade(OfGate):
    sentence = _("{actor} drafted the gate “{subject}”")
    sentence_here = _("{actor} drafted this gate")


@kind("gate.changed")
class GateChanged(OfGate):
    sentence = _("{actor} changed what the gate “{subject}” asks for")
    sentence_here = _("{actor} changed what it asks for")
    icon = "pen"

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)


@kind("gate.role_given")
class RoleGiven(OfGate):
    sentence = _("{actor} said who signs as {role} at the gate “{subject}”")
    sentence_here = _("{actor} said who signs as {role}")

    def words(self, activity):
        return {"role": activity.details.get("role", "")}

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)

    def note(self, activity):
        return activity.details.get("names", "")


@kind("gate.on_trial")
class GateOnTrial(OfGate):
    sentence = _("{actor} put the gate “{subject}” on trial")
    sentence_here = _("{actor} put this on trial")


@kind("gate.activated")
class GateActivated(OfGate):
    sentence = _("{actor} made the gate “{subject}” active")
    sentence_here = _("{actor} made this active")


@kind("gate.drafted_again")
class GateDraftedAgain(OfGate):
    sentence = _("{actor} made the gate “{subject}” a draft again")
    sentence_here = _("{actor} made this a draft again")


@kind("gate.retired")
class GateRetired(OfGate):
    sentence = _("{actor} took the gate “{subject}” out of use")
    sentence_here = _("{actor} took this out of use")
    icon = "leaf"


@kind("gate.brought_back")
class GateBroughtBack(OfGate):
    sentence = _("{actor} brought the gate “{subject}” back")
    sentence_here = _("{actor} brought this back")
    icon = "leaf"


@kind("gate.key_made")
class GateKeyMade(OfGate):
    sentence = _("{actor} made a key for the gate “{subject}”")
    sentence_here = _("{actor} made a key")


@kind("gate.key_revoked")
class GateKeyRevoked(OfGate):
    sentence = _("{actor} revoked a key of the gate “{subject}”")
    sentence_here = _("{actor} revoked a key")


@kind("gate.signed")
class GateSigned(OfRef):
    sentence = _("{actor} signed {what} as {role} at the gate “{subject}”")
    sentence_here = _("{actor} signed {what} as {role}")


@kind("gate.sign_off_withdrawn")
class SignOffWithdrawn(OfRef):
    sentence = _("{actor} took back the sign-off of {what} as {role} at the gate “{subject}”")
    sentence_here = _("{actor} took back the sign-off of {what} as {role}")

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)


@kind("gate.overridden")
class GateOverridden(OfRef):
    sentence = _("{actor} overrode the gate “{subject}” for {what}")
    sentence_here = _("{actor} overrode it for {what}")

    def recipients(self, activity):
        return Person.objects.filter(pk=activity.subject.owner_id)


@kind("gate.override_taken_back")
class OverrideTakenBack(OfRef):
    sentence = _("{actor} took back the override of the gate “{subject}” for {what}")
    sentence_here = _("{actor} took back the override for {what}")


@kind("gate.sign_off_wanted")
class SignOffWanted(Kind):
    """Nobody did it: a pipeline waits."""

    sentence = _("{what} waits at the gate “{gate}” for your sign-off as {role}")
    sentence_gone = _("{what} no longer waits for your sign-off")
    is_reminder = True
    icon = "clock"

    def words(self, activity):
        wanted = activity.subject
        return {"what": _named(wanted.project, wanted.ref), "gate": wanted.role.gate, "role": wanted.role}

    def words_gone(self, activity):
        project, ref = (activity.details.get(name, "") for name in ("project", "ref"))
        return {"what": _named(project, ref) or gettext("A pipeline")}

    def recipients(self, activity):
        """Those who hold the role and may sign: not who made the change, nor who signed in another role."""
        wanted = activity.subject
        role = wanted.role
        return [
            person
            for person in Person.objects.filter(gate_roles=role.pk)
            if not role.gate.may_sign(person, role, wanted.project, wanted.ref)
        ]

    def href(self, activity):
        return page_of(activity.subject.role.gate, activity.subject.project, activity.subject.ref)
