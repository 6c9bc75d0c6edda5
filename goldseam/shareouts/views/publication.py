"""Publishing a note: a preview that shows exactly what readers will see, and then the copy."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from goldseam.common.resources import ResourceView
from goldseam.shareouts.models import Audience
from goldseam.shareouts.telling import Telling
from goldseam.shareouts.views.scopes import NoteScoped

MOST_KEPT = 200


class PublicationView(NoteScoped, ResourceView):
    """The copy for one audience (`?for=public`): POST shows it after other choices, PUT publishes what was seen."""

    reader = sender = "guides"

    def load(self, **kwargs):
        super().load(**kwargs)
        self.audience = self.request.GET.get("for", Audience.ORGANISATION)
        if self.audience not in Audience.values:
            raise Http404

    def get(self, request, **kwargs):
        return self._page(Telling(self.note, self.audience, self._kept_before()))

    def post(self, request, **kwargs):
        return self._page(self._asked())

    def put(self, request, **kwargs):
        """Made again from the draft and the choices; published only where it is the one that was read."""
        telling = self._asked()
        if request.POST.get("seen") != telling.fingerprint:
            return self._page(telling, is_other=True, status=422)
        try:
            self.note.publish(by=request.user, audience=self.audience, parts=telling.parts, kept=telling.kept)
        except ValidationError as refusal:
            return self._page(telling, errors=refusal.messages, status=422)
        messages.success(request, _("Published. Readers see exactly this copy until you publish again."))
        return redirect(self.note)

    def delete(self, request, **kwargs):
        self.note.withdraw(by=request.user, audience=self.audience)
        messages.success(request, _("Withdrawn. The draft is still here, and can be published again."))
        return redirect(self.note.draft_url)

    def _asked(self) -> Telling:
        return Telling(self.note, self.audience, self.request.POST.getlist("kept")[:MOST_KEPT])

    def _kept_before(self) -> list[str]:
        copies = [self.note.copy_for(self.audience), *self.note.publications.all()]
        return next((copy.kept for copy in copies if copy), [])

    def _page(self, telling: Telling, is_other=False, errors=(), status=200):
        context = {
            "note": self.note,
            "telling": telling,
            "audience": self.audience,
            "is_public": self.audience == Audience.PUBLIC,
            "copy": self.note.copy_for(self.audience),
            "is_other": is_other,
            "errors": errors,
        }
        return render(self.request, "shareouts/publish.html", context, status=status)
