"""What stands on a card besides the plan and the result."""

from django import forms
from django.utils.translation import gettext_lazy as _

from goldseam.common.fields import Words


class PublicationForm(forms.Form):
    context = Words(
        _("Where it was tried"),
        _("What others need to know to tell whether it fits them: what kind of work, how many people, what was usual."),
        rows=3,
        required=True,
        max_length=2_000,
    )
    would_repeat_if = Words(
        _("You would repeat it if …"),
        _("Under which conditions you would try it again, or try it longer. “Never again” is an answer, too."),
        max_length=1_000,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        words = _("Say where it was tried, so that others can tell whether it fits them.")
        self.fields["context"].error_messages["required"] = words
