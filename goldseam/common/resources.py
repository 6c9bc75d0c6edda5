"""What every handler stands on: one view for one noun, and rules of verbs shown as errors of forms."""

from django.core.exceptions import ValidationError
from django.views import View

from goldseam.common.forms import forget_draft
from goldseam.common.gone import method_of
from goldseam.common.models import Submission


class ResourceView(View):
    """A noun with the verbs of the web. A form names PATCH, PUT or DELETE in `_method`; a form sent twice acts once.

    Where `leaves_no_trace`, nothing is kept of the form: the verb itself sees to it that it acts once.
    """

    leaves_no_trace = False

    def dispatch(self, request, *args, **kwargs):
        if request.method == "POST":
            request.method = method_of(request)
            response = self._handle_once(lambda: super(ResourceView, self).dispatch(request, *args, **kwargs))
            forget_draft(request, response)
            return response
        return super().dispatch(request, *args, **kwargs)

    def _handle_once(self, handle):
        return handle() if self.leaves_no_trace else Submission.once(self.request, handle)


def attempt(form, verb, **arguments) -> bool:
    """Calls the verb with what the form holds; a rule that it refuses to break becomes an error of the form."""
    if not form.is_valid():
        return False
    try:
        form.result = verb(**form.cleaned_data, **arguments)
    except ValidationError as refusal:
        _add_errors(form, refusal)
        return False
    return True


def _add_errors(form, refusal: ValidationError) -> None:
    by_field = refusal.error_dict if hasattr(refusal, "error_dict") else {None: refusal}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)
