"""Addresses of files that come in and go out."""

from django.urls import path

from goldseam.exchange.views.account_files import AccountFileView, SiteView
from goldseam.exchange.views.imports import ImportView
from goldseam.exchange.views.worksheet_files import WorksheetFileView

app_name = "files"
urlpatterns = [
    path("/postmortems/import", ImportView.as_view(), name="import"),
    path("/postmortems/site.zip", SiteView.as_view(), name="site"),
    path("/postmortems/<int:number>.<slug:form>", AccountFileView.as_view(), name="account"),
    path("/experiments/<int:number>.<slug:form>", WorksheetFileView.as_view(), name="worksheet"),
]
