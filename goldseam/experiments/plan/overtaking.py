"""Two people wrote the same field of a plan: what the other one saved stands beside mine, and nothing is lost."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from goldseam.experiments.plan.in_words import words_of
from goldseam.experiments.plan.merging import Overtaken
from goldseam.experiments.plan.plan import Plan


class Meeting:
    """A verb that writes a plan, and that remembers what it met: saving again then saves on top of it."""

    def __init__(self, verb, form):
        self.verb, self.form = verb, form

    def __call__(self, **arguments):
        try:
            return self.verb(**arguments)
        except Overtaken as refusal:
            self.form.rest_on(refusal.number)
            raise ValidationError(_told(refusal.theirs)) from refusal


def _told(theirs: dict) -> dict:
    words = _("Somebody else saved “%(theirs)s” here while you wrote. Keep what you need, and save again.")
    plan = Plan.from_content(theirs)
    return {name: words % {"theirs": words_of(name, getattr(plan, name)) or _("nothing")} for name in theirs}
