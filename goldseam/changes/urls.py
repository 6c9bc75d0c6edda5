"""Addresses of changes."""

from django.urls import path

from goldseam.changes.views.changes import ChangesView
from goldseam.changes.views.counted import CountedView
from goldseam.changes.views.links import LinkView
from goldseam.changes.views.new import NewChangeView
from goldseam.changes.views.outside import OutsideChangeView
from goldseam.changes.views.proof import ProofChartView, ProofView
from goldseam.changes.views.revision import RevisionChangeView
from goldseam.changes.views.scope import ScopeView
from goldseam.changes.views.start import StartChangeView
from goldseam.changes.views.verifications import VerificationsView

app_name = "changes"
urlpatterns = [
    path("", ChangesView.as_view(), name="list"),
    path("/new", NewChangeView.as_view(), name="new"),
    path("/new/artifacts/<int:number>", RevisionChangeView.as_view(), name="revise"),
    path("/new/artifacts/<int:number>/versions/<int:version>", LinkView.as_view(), name="link"),
    path("/new/artifact", StartChangeView.as_view(), name="start"),
    path("/new/outside", OutsideChangeView.as_view(), name="outside"),
    path("/<int:pk>/proof", ProofView.as_view(), name="proof"),
    path("/<int:pk>/proof/scope", ScopeView.as_view(), name="scope"),
    path("/<int:pk>/proof/events", CountedView.as_view(), name="counted"),
    path("/<int:pk>/proof/<slug:of>.<slug:form>", ProofChartView.as_view(), name="proof_chart"),
    path("/<int:pk>/verifications", VerificationsView.as_view(), name="verifications"),
]
