"""What people write about one version: each form of the dossier, with the verb that it calls."""

from django.core.exceptions import NON_FIELD_ERRORS
from django.shortcuts import redirect

from goldseam.common.gone import get_or_gone
from goldseam.common.resources import ResourceView, attempt
from goldseam.validation import forms
from goldseam.validation.missing import dossier_of
from goldseam.validation.models import (
    Acknowledgement,
    ChangeRecord,
    EffectCheck,
    Enactment,
    Examination,
    LookedAgain,
    TrainingDone,
    put_in_force,
)
from goldseam.validation.models.change_record import DescribedMeanwhile
from goldseam.validation.views.dossier import dossier_page
from goldseam.validation.views.scopes import ArtifactScoped, VersionScoped, version_of


class OfVersion(VersionScoped, ResourceView):
    """One form of the dossier: refused, it stands there with what was typed."""

    form_name = part = ""

    def answer(self, form, verb):
        if attempt(form, verb, version=self.version, by=self.request.user):
            return redirect(self.place)
        self.version = version_of(self.artifact, self.version.number)  # Others may have written meanwhile.
        return self.page(form)

    @property
    def place(self) -> str:
        return f"{dossier_of(self.version)}#{self.part}"

    def page(self, form):
        return dossier_page(self.request, self.artifact, self.version, status=422, **{self.form_name: form})


class RecordView(OfVersion):
    form_name, part = "record_form", "record"

    def post(self, request, **kwargs):
        return self.answer(forms.RecordForm(self.version, request.POST), ChangeRecord.write)

    def page(self, form):
        if form.has_error(NON_FIELD_ERRORS, DescribedMeanwhile.CODE):
            form.rest_on(self.version.change_record)
        return super().page(form)


class TrainingView(OfVersion):
    form_name, part = "training_form", "training"

    def post(self, request, **kwargs):
        return self.answer(forms.TrainingForm(request.POST, auto_id="id_training_%s"), TrainingDone.note)


class ExaminationsView(OfVersion):
    form_name, part = "examination_form", "examinations"

    def post(self, request, **kwargs):
        return self.answer(forms.ExaminationForm(request.POST, auto_id="id_examination_%s"), Examination.record)


class ForceView(OfVersion):
    form_name, part = "force_form", "force"

    def post(self, request, **kwargs):
        return self.answer(forms.ForceForm(request.POST), put_in_force)

    def delete(self, request, **kwargs):
        enactment = get_or_gone(Enactment, self.place, version=self.version)
        return self.answer(forms.ForceForm(request.POST), lambda version, by: enactment.cancel(by))


class EffectView(OfVersion):
    form_name, part = "effect_form", "effect"

    def post(self, request, **kwargs):
        return self.answer(forms.EffectForm(request.POST, auto_id="id_effect_%s"), EffectCheck.record)


class AcknowledgementView(OfVersion):
    """Everybody who may read it may say so; an auditor changes nothing, and this is no change."""

    form_name, part, sender = "force_form", "reading", "reads"

    def post(self, request, **kwargs):
        return self.answer(forms.ForceForm(request.POST), Acknowledgement.give)


class ReviewsView(ArtifactScoped, ResourceView):
    def post(self, request, **kwargs):
        form = forms.LookedAgainForm(request.POST, auto_id="id_review_%s")
        if attempt(form, LookedAgain.record, artifact=self.artifact, by=request.user):
            return redirect("validation:show", self.organisation.slug, self.artifact.number)
        return dossier_page(request, self.artifact, status=422, review_form=form)
