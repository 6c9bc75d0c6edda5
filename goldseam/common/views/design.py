"""The design page: every component in every state, for those who make pages. Only in development."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace as Sample

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View

from goldseam.common.coaching import marks_in

STEPS = {
    "logged": _("Logged"),
    "classified": _("Classified"),
    "reviewed": _("Reviewed"),
    "changed": _("Changed"),
    "proven": _("Proven"),
}
LONG = "Rückfallebenenüberwachungsprotokollaktualisierungsverantwortlichkeit"


@method_decorator(login_not_required, name="dispatch")
class DesignView(View):
    def get(self, request):
        if not settings.DEVELOPING:
            raise Http404

        context = {"seams": _seams(), "long_word": LONG} | _forms() | _samples()
        return render(request, "common/design.html", context)

    def post(self, request):
        """Here too the coach looks at what is typed."""
        if not settings.DEVELOPING:
            raise Http404

        return JsonResponse({"marks": marks_in(request.POST.get("text", ""))})


class SampleForm(forms.Form):
    title = forms.CharField(label=_("What happened?"), help_text=_("One sentence is enough."))
    details = forms.CharField(label=_("More, if you like"), widget=forms.Textarea, required=False)
    day = forms.DateField(label=_("When"), widget=forms.DateInput(attrs={"type": "date"}), required=False)
    team = forms.ChoiceField(
        label=_("Team"), choices=[("", _("No team")), ("1", "Ward 4"), ("2", LONG)], required=False
    )
    known = forms.ChoiceField(
        label=_("Was there a known way to do this that fits this situation?"),
        help_text=_("A procedure, a checklist, common craft knowledge. Think of what was known then."),
        choices=[("yes", _("Yes")), ("no", _("No")), ("unsure", _("Not sure"))],
        widget=forms.RadioSelect,
    )
    factors = forms.MultipleChoiceField(
        label=_("What was going on?"),
        choices=[("time", _("Little time")), ("tools", _("Tools")), ("long", LONG)],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    urgent = forms.BooleanField(label=_("Someone needs help right now"), required=False)

    def clean(self):
        if self.cleaned_data.get("details") == "refused":
            raise ValidationError(_("Link the artifact that changed, or say why none had to."))


def _forms():
    refused = SampleForm({"title": "", "details": "refused", "day": "2026-13-01"}, auto_id="refused_%s")
    filled = SampleForm({"title": LONG, "known": "yes", "factors": ["time"], "team": "2"}, auto_id="filled_%s")
    return {"form": SampleForm(), "refused": refused, "filled": filled}


def _seams():
    whole = [1, 2, 3, 4, 5]
    return [_seam(reached) for reached in ([1], [1, 2, 3], [1, 2, 4], whole)]


def _seam(reached):
    start = datetime(2026, 9, 3, 14, 2, tzinfo=UTC)
    following = next((n for n in range(1, 6) if n not in reached), None)
    return [
        Sample(
            key=key,
            label=label,
            reached=n in reached,
            when=start + timedelta(days=3 * n) if n in reached else None,
            href="#seam" if n in reached or n == following else None,
            is_next=n == following,
        )
        for n, (key, label) in enumerate(STEPS.items(), start=1)
    ]


def _samples():
    before = [
        Sample(mark="same", parts=[("same", "Read the release notes aloud")]),
        Sample(mark="changed", parts=[("same", "Check that the migration "), ("removed", "is listed")]),
        Sample(mark="removed", parts=[("removed", "Be careful")]),
    ]
    after = [
        Sample(mark="same", parts=[("same", "Read the release notes aloud")]),
        Sample(mark="changed", parts=[("same", "Check that the migration "), ("added", "ran on a copy of the data")]),
        Sample(mark="added", parts=[("added", "Name the person who can stop the release")]),
    ]
    return {
        "before": Sample(title=_("Version 3"), meta=_("until 12 Sep 2026"), lines=before),
        "after": Sample(title=_("Version 4"), meta=_("since 12 Sep 2026"), lines=after),
        "page": Paginator(range(150), 50).page(2),
        "now": timezone.now(),
        "started": timezone.now() - timedelta(minutes=9),
    }
