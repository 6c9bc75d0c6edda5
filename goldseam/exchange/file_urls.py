"""Addresses of files that come in and go out."""

from django.urls import path

from goldseam.exchange.views.account_files import AccountFileView, SiteView
from goldseam.exchange.views.artifact_files import ArtifactFileView
from goldseam.exchange.views.checklist_import import ChecklistImportView
from goldseam.exchange.views.digest_files import DigestFileView
from goldseam.exchange.views.imports import ImportView
from goldseam.exchange.views.log import LeftOutView, LogView, UndoingView, UpdateView
from goldseam.exchange.views.logs import LogsView
from goldseam.exchange.views.note_files import NoteFileView
from goldseam.exchange.views.poster_files import PosterFileView
from goldseam.exchange.views.worksheet_files import WorksheetFileView

app_name = "files"
urlpatterns = [
    path("/postmortems/import", ImportView.as_view(), name="import"),
    path("/logs", LogsView.as_view(), name="logs"),
    path("/logs/<int:number>", LogView.as_view(), name="log"),
    path("/logs/<int:number>/undoing", UndoingView.as_view(), name="log_undoing"),
    path("/logs/<int:number>/update", UpdateView.as_view(), name="log_update"),
    path("/logs/<int:number>/left-out.csv", LeftOutView.as_view(), name="log_left_out"),
    path("/postmortems/site.zip", SiteView.as_view(), name="site"),
    path("/artifacts/import", ChecklistImportView.as_view(), name="import_checklist"),
    path("/artifacts/<int:number>.<slug:form>", ArtifactFileView.as_view(), name="artifact"),
    path("/postmortems/<int:number>.<slug:form>", AccountFileView.as_view(), name="account"),
    path("/experiments/<int:number>.<slug:form>", WorksheetFileView.as_view(), name="worksheet"),
    path("/strengthened/<int:number>.<slug:form>", NoteFileView.as_view(), name="strengthened"),
    path("/measures/<slug:rhythm>/<str:day>.<slug:form>", DigestFileView.as_view(), name="digest"),
    path("/letterboxes/<int:number>.pdf", PosterFileView.as_view(), name="poster"),
]
