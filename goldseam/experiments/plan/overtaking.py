"""Two people wrote the same field of a plan: what the other one saved stands beside mine, and nothing is lost."""

from goldseam.experiments.plan.merging import Overtaken


class Meeting:
    """A verb that writes a plan, and that remembers what it met: saving again then saves on top of it."""

    def __init__(self, verb, form):
        self.verb, self.form = verb, form

    def __call__(self, **arguments):
        try:
            return self.verb(**arguments)
        except Overtaken as refusal:
            self.form.rest_on(refusal.number)
            raise
