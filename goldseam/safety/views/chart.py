"""The trend of a team, or of all together, as a picture or as its values."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from goldseam.charts.responses import chart_response
from goldseam.common.resources import ResourceView
from goldseam.people.models import Team
from goldseam.safety.trend import trend_chart
from goldseam.safety.views.scopes import PulseScoped


class TrendView(PulseScoped, ResourceView):
    def get(self, request, form, team=None, **kwargs):
        of = get_object_or_404(Team, organisation=self.organisation, pk=team) if team else None
        chart = trend_chart(self.pulse, request.user, of) if self.pulse.is_closed else None
        if chart is None:
            raise Http404
        return chart_response(request, chart, form)
