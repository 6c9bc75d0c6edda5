"""Coming in by the code that somebody reads aloud or writes on a wall."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.utils.decorators import method_decorator

from goldseam.common.resources import ResourceView
from goldseam.live.forms import CodeForm
from goldseam.live.views.scopes import PACE, room_by_code, with_headers


@method_decorator(login_not_required, name="dispatch")
class FrontDoorView(ResourceView):
    leaves_no_trace = True

    def get(self, request):
        return self._page(CodeForm())

    def post(self, request):
        form = CodeForm(request.POST)
        if not form.is_valid():
            return self._page(form, status=422)
        room = room_by_code(form.cleaned_data["code"])
        return redirect(room) if room else self._refuse(form)

    def _refuse(self, form):
        is_too_fast = not PACE.allows("code")
        form.add_error("code", form.too_fast if is_too_fast else form.wrong_code)
        return self._page(form, status=429 if is_too_fast else 422)

    def _page(self, form, status=200):
        return with_headers(render(self.request, "live/front_door.html", {"form": form}, status=status))
