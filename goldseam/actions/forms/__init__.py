from goldseam.actions.forms.progress import (
    AssignForm,
    CompletionForm,
    ConfirmationForm,
    DropForm,
    EffectCheckForm,
    LinkForm,
    PatienceForm,
    PostponementForm,
)
from goldseam.actions.forms.promise import ActionForm

__all__ = [
    "ActionForm",
    "AssignForm",
    "CompletionForm",
    "ConfirmationForm",
    "DropForm",
    "EffectCheckForm",
    "LinkForm",
    "PatienceForm",
    "PostponementForm",
]
