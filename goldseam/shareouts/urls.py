"""Addresses of this practice."""

from django.urls import path

from goldseam.shareouts.views.draft import DraftView
from goldseam.shareouts.views.feed import FeedView
from goldseam.shareouts.views.notes import NotesView, NoteView
from goldseam.shareouts.views.parts import OmissionView, PartView, PlaceView, VersionsView
from goldseam.shareouts.views.public import PublicNoteView
from goldseam.shareouts.views.publication import PublicationView
from goldseam.shareouts.views.recognitions import AgreementView, NewRecognitionView, RecognitionView

app_name = "shareouts"
urlpatterns = [
    path("", FeedView.as_view(), name="feed"),
    path("/recognitions/new", NewRecognitionView.as_view(), name="new_recognition"),
    path("/recognitions/<int:pk>", RecognitionView.as_view(), name="recognition"),
    path("/recognitions/<int:pk>/agreement", AgreementView.as_view(), name="agreement"),
    path("/notes", NotesView.as_view(), name="notes"),
    path("/notes/<int:number>", NoteView.as_view(), name="note"),
    path("/notes/<int:number>/draft", DraftView.as_view(), name="draft"),
    path("/notes/<int:number>/parts/<int:pk>", PartView.as_view(), name="part"),
    path("/notes/<int:number>/parts/<int:pk>/omission", OmissionView.as_view(), name="omission"),
    path("/notes/<int:number>/parts/<int:pk>/place", PlaceView.as_view(), name="place"),
    path("/notes/<int:number>/parts/<int:pk>/versions", VersionsView.as_view(), name="versions"),
    path("/notes/<int:number>/publication", PublicationView.as_view(), name="publication"),
    path("/public/<int:number>", PublicNoteView.as_view(), name="public"),
]
