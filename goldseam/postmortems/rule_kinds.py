"""What can happen to what accounts go by: templates, and when one is proposed."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.postmortems.models import Criteria, Template


@told_with(Criteria)
def criteria():
    return Criteria.objects.select_related("organisation")


@kind("postmortem.criteria_amended")
class CriteriaAmended(Kind):
    sentence = sentence_here = _("{actor} changed when a postmortem is proposed")
    icon = "book"


@told_with(Template)
def templates():
    return Template.objects.select_related("organisation")


@kind("postmortem.template_written")
class TemplateWritten(Kind):
    sentence = sentence_here = _("{actor} wrote the template “{subject}” of postmortems")
    icon = "book"


@kind("postmortem.template_put_away")
class TemplatePutAway(Kind):
    sentence = sentence_here = _("{actor} put the template “{subject}” of postmortems away")
    icon = "book"


@kind("postmortem.template_put_back")
class TemplatePutBack(Kind):
    sentence = sentence_here = _("{actor} put the template “{subject}” of postmortems back to the shipped one")
    icon = "book"
