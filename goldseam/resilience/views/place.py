"""The private place: one page, in which the browser does all the writing, reading and sealing."""

from datetime import timedelta

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

from goldseam.common.resources import ResourceView
from goldseam.people.scopes import OrganisationScoped
from goldseam.resilience import prompts
from goldseam.resilience.learning import LearningForm
from goldseam.resilience.models import HelpPage, Salt


class QuietPage(OrganisationScoped, ResourceView):
    """A page of the place: no browser or proxy keeps a copy, and no form of it leaves a trace."""

    sender = "belongs"
    leaves_no_trace = True
    template = ""

    def page(self, status=200, **context):
        exercises = {"letter": prompts.LETTER, "feelings": prompts.FEELINGS, "questions": prompts.REAPPRAISAL}
        support = {"help_page": HelpPage.of(self.organisation)}
        response = render(self.request, self.template, exercises | support | context, status=status)
        response["Cache-Control"] = "no-store"
        return response


class PlaceView(QuietPage):
    template = "resilience/place.html"

    def get(self, request, **kwargs):
        gone_on = timezone.localdate() + timedelta(days=settings.BACKUP_DAYS)
        return self.page(salt=Salt.of(request.user), gone_from_backups_on=gone_on)


class PaperView(QuietPage):
    """The exercises to print: for who has no script, no safe connection, or rather writes by hand."""

    template = "resilience/paper.html"

    def get(self, request, **kwargs):
        return self.page()


class LearningView(QuietPage):
    """Shows exactly what would be shared. The form of events shares it, or nobody does."""

    sender = reader = "reports"
    template = "resilience/learning.html"

    def get(self, request, **kwargs):
        return self.page(form=LearningForm(self.organisation, request.user), is_ready=False)

    def post(self, request, **kwargs):
        form = LearningForm(self.organisation, request.user, request.POST)
        is_ready = form.is_valid()
        return self.page(form=form, is_ready=is_ready, status=200 if is_ready else 422)
