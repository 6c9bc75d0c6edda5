"""What can happen to a log that came in from elsewhere."""

from django.utils.translation import gettext_lazy as _

from goldseam.activity.kinds import Kind, kind, told_with
from goldseam.exchange.models import LogImport


@told_with(LogImport)
def log_imports():
    return LogImport.objects.select_related("organisation").defer("columns", "said", "how")


@kind("log.imported")
class LogImported(Kind):
    sentence = _("{actor} brought in the log “{subject}”")
    sentence_here = _("{actor} brought this in")
    icon = "spark"


@kind("log.undone")
class LogUndone(Kind):
    sentence = _("{actor} took back the log “{subject}”")
    sentence_here = _("{actor} took this back")
    icon = "spark"
