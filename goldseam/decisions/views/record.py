"""A decision as a file that people keep beside their code or their papers."""

from django.http import HttpResponse

from goldseam.common.resources import ResourceView
from goldseam.decisions.markdown import as_markdown
from goldseam.decisions.views.scopes import DecisionScoped


class RecordView(DecisionScoped, ResourceView):
    def get(self, request, **kwargs):
        text = as_markdown(self.decision, self.decision.risks_for(request.user))
        name = f"decision-{self.decision.number:04}.md"
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return HttpResponse(text, content_type="text/markdown; charset=utf-8", headers=headers)
