from goldseam.artifacts.forms.content import ContentForm
from goldseam.artifacts.forms.details import DetailsForm
from goldseam.artifacts.forms.lines import LineForm, Rows
from goldseam.artifacts.forms.new import NewArtifactForm, kind_named
from goldseam.artifacts.forms.stages import ActivationForm, LookForm, RetirementForm, StageForm

__all__ = [
    "ActivationForm",
    "ContentForm",
    "DetailsForm",
    "LineForm",
    "LookForm",
    "NewArtifactForm",
    "RetirementForm",
    "Rows",
    "StageForm",
    "kind_named",
]
