"""Can a system do this instead of a person?"""

from functools import partial

from goldseam.artifacts.views.show import artifact_page
from goldseam.common.resources import ResourceView, attempt
from goldseam.if_then.forms import SystemForm
from goldseam.if_then.models import SystemQuestion
from goldseam.if_then.views.scopes import TeamRuleScoped


class SystemQuestionView(TeamRuleScoped, ResourceView):
    def post(self, request, **kwargs):
        form = SystemForm(request.POST)
        if attempt(form, partial(SystemQuestion.put, self.artifact), by=request.user):
            return self.back("system")
        return artifact_page(request, self.artifact, status=422, system_form=form)
