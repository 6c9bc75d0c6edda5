"""Addresses of the help directory inside an organisation, and of the answer to a quiet offer."""

from django.urls import path

from goldseam.resilience.views.help import HelpView, KeptHelpView, SupportView
from goldseam.resilience.views.help_entries import HelpEntriesView, HelpEntryView, HelpWordsView
from goldseam.resilience.views.help_worker import AccountHelpWorkerView
from goldseam.resilience.views.not_now import NotNowView

help_patterns = [
    path("/help", HelpView.as_view(), name="help"),
    path("/help/kept", KeptHelpView.as_view(), name="help_kept"),
    path("/help-worker.js", AccountHelpWorkerView.as_view(), name="help_worker"),
    path("/not-now", NotNowView.as_view(), name="not_now"),
    path("/help/mine", SupportView.as_view(), name="support"),
    path("/help/entries", HelpEntriesView.as_view(), name="help_entries"),
    path("/help/words", HelpWordsView.as_view(), name="help_words"),
    path("/help/entries/<int:pk>", HelpEntryView.as_view(), name="help_entry"),
]
