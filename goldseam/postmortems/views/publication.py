"""Publishing an account: a preview that shows exactly what readers will see, and then the copy."""

from dataclasses import replace

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView
from goldseam.postmortems.checks import checks_of
from goldseam.postmortems.choices import Choices
from goldseam.postmortems.models import Audience
from goldseam.postmortems.preview import Preview
from goldseam.postmortems.publishing_forms import ConfirmationForm, PublicationForm
from goldseam.postmortems.views.scopes import PostmortemScoped


class PublicationView(PostmortemScoped, ResourceView):
    """The copy for one audience (`?for=public`): POST shows it after other choices, PUT publishes what was seen.

    A public copy is made by those who guide. Whoever writes may take it away.
    """

    reader = "writes"

    def load(self, **kwargs):
        super().load(**kwargs)
        self.audience = self.request.GET.get("for", Audience.ORGANISATION)
        if self.audience not in Audience.values:
            raise Http404

    def get(self, request, **kwargs):
        return self._page(self._choices_so_far())

    def post(self, request, **kwargs):
        return self._page(Choices.read(request.POST))

    def put(self, request, **kwargs):
        """Made again from the account and the choices; published only where it is the one that was read."""
        choices = Choices.read(request.POST)
        preview = Preview(self.postmortem, choices)
        form = ConfirmationForm(self.postmortem.event, request.POST)
        if form.is_valid() and form.cleaned_data["seen"] != preview.fingerprint:
            return self._page(choices, preview, is_other=True)
        if not self._publish(form, preview):
            return self._page(choices, preview, form, status=422)
        messages.success(request, _("Published. Readers see exactly this copy until you publish again."))
        return redirect(self.postmortem)

    def delete(self, request, **kwargs):
        self.postmortem.withdraw(by=request.user, audience=self.audience)
        messages.success(request, _("Withdrawn. Nobody finds that copy any more."))
        return redirect(self.postmortem)

    def _publish(self, form, preview) -> bool:
        if not form.is_valid():
            return False
        try:
            self.postmortem.publish(
                by=self.request.user,
                audience=self.audience,
                content=preview.content,
                replaced=preview.replaced,
                though_restricted=form.cleaned_data.get("though_restricted", False),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return False
        return True

    def _choices_so_far(self) -> Choices:
        """What was decided for this audience before; else for the other one, where its people are the same."""
        at_first = Choices.at_first(self.audience)
        copies = {copy.audience: copy for copy in self.postmortem.publications.all()}
        if self.audience in copies:
            return Choices.as_before(copies[self.audience])
        before = [Choices.as_before(copy) for copy in copies.values()]
        return replace(before[0], counts_times=at_first.counts_times) if before else at_first

    def _page(self, choices, preview=None, form=None, is_other=False, status=200):
        if self.audience == Audience.PUBLIC and not self.membership.guides:
            raise Http404
        preview = preview or Preview(self.postmortem, choices)
        event = self.postmortem.event
        context = {
            "postmortem": self.postmortem,
            "review": self.review,
            "audience": self.audience,
            "is_public": self.audience == Audience.PUBLIC,
            "copy": self.postmortem.publications.filter(audience=self.audience).first(),
            "preview": preview,
            "missing": [check for check in checks_of(self.postmortem) if check.stops],
            "is_other": is_other,
            "form": PublicationForm(
                auto_id="publish_%s",
                initial={
                    "counts_times": choices.counts_times,
                    "keeps_links": choices.keeps_links,
                    "words": choices.written_words,
                },
            ),
            "confirmation": form or ConfirmationForm(event, seen=preview.fingerprint),
        }
        return render(self.request, "postmortems/publish.html", context, status=status)
