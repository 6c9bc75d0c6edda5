"""The page behind an invitation's link: who invites to what, and the way in."""

from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from goldseam.common.resources import ResourceView, attempt
from goldseam.people.accounts import sign_in
from goldseam.people.forms.accounts import NewPersonForm
from goldseam.people.limits import limited
from goldseam.people.models import Invitation


@method_decorator([login_not_required, never_cache], name="dispatch")
class InvitationView(ResourceView):
    """Whoever has no account makes one here; whoever has one signs in and accepts."""

    @limited("invitation")
    def dispatch(self, request, *args, **kwargs):
        self.invitation = Invitation.by_token(kwargs["token"])
        if self.invitation is None:
            return render(request, "people/invitation_gone.html", {"invitation": None}, status=404)
        if not self.invitation.is_open and request.method == "GET":
            return self._gone(request)
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, token):
        return self._show(request, NewPersonForm(initial={"email": self.invitation.email}))

    def post(self, request, token):
        if not self.invitation.is_open:
            return self._gone(request)
        if request.user.is_authenticated:
            return self._join(request)
        form = NewPersonForm(request.POST)
        if not attempt(form, self.invitation.accept_as_new):
            return self._show(request, form, status=422)
        home = reverse("home", args=[self.invitation.organisation.slug])
        return sign_in(request, form.result, home, is_new=True)

    def _join(self, request):
        if attempt(Form(request.POST), self.invitation.accept, by=request.user):
            return redirect("home", self.invitation.organisation.slug)
        return self._gone(request)

    def _show(self, request, form, status=200):
        belongs = request.user.is_authenticated and self.invitation.organisation.has(request.user)
        context = {"invitation": self.invitation, "form": form, "belongs": belongs}
        return render(request, "people/invitation.html", context, status=status)

    def _gone(self, request):
        return render(request, "people/invitation_gone.html", {"invitation": self.invitation}, status=410)
