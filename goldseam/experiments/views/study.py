"""What came out, in words, beside what was predicted."""

from django.forms import Form

from goldseam.common.resources import ResourceView, attempt
from goldseam.experiments.forms.studying import StudyForm
from goldseam.experiments.views.scopes import CycleScoped


class StudyView(CycleScoped, ResourceView):
    def post(self, request, **kwargs):
        form = StudyForm(request.POST)
        if attempt(form, self.cycle.study, by=request.user):
            return self.back_to("act")
        return self.page(status=422, study_form=form)

    def delete(self, request, **kwargs):
        return self.try_to(Form(request.POST), self.cycle.take_back_study, "study")
