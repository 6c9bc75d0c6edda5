"""What can happen to the handbook."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.handbook.models import Page


@told_with(Page)
def pages():
    return Page.objects.select_related("organisation")


@kind("handbook.adapted")
class PageAdapted(Kind):
    sentence = _("{actor} adapted the handbook's page “{subject}”")
    sentence_here = _("{actor} adapted this page")
    icon = "book"


@kind("handbook.put_back")
class PagePutBack(Kind):
    sentence = _("{actor} put the handbook's page “{subject}” back to the shipped text")
    sentence_here = _("{actor} put this page back to the shipped text")
    icon = "book"
