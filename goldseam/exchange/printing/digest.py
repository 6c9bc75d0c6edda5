"""A digest as PDF: to read together, or to hang up."""

from django.utils import translation
from django.utils.translation import gettext as _

from goldseam import charts
from goldseam.common.mail import full
from goldseam.common.times import moment
from goldseam.exchange.printing.paper import on_paper
from goldseam.exchange.printing.shareout import LONG
from goldseam.insights.digests.digest import Digest
from goldseam.insights.digests.parts import Line, Section


def as_pdf(digest: Digest) -> bytes:
    """The digest on paper, in the language and the time zone that are active."""
    told = {
        "title": digest.title,
        "lang": (translation.get_language() or "en").split("-")[0],
        "above": digest.above,
        "footer": _("%(where)s · as of %(moment)s") % {"where": digest.above, "moment": moment(digest.as_of)},
        "tags": [],
        "facts": [],
        "days": digest.days,
        "running": _("It is not over yet.") if digest.is_running else "",
        "parts": [_part(section, digest) for section in digest.sections],
    }
    return on_paper("digest", told)


def _part(section: Section, digest: Digest) -> dict:
    return {
        "heading": section.heading,
        "now": _("as of today") if section.is_now and not digest.is_running else "",
        "lead": _broken(section.lead),
        "lines": [_line(line) for line in section.lines],
        "picture": charts.svg_alone(section.chart) if section.chart else "",
        "alt": section.chart.summary if section.chart else "",
    }


def _line(line: Line) -> dict:
    return {
        "title": _broken(line.title),
        "words": _broken(line.words),
        "href": full(line.href) if line.href else "",
        "figure": line.figure is not None,
        "gold": line.is_gold,
    }


def _broken(text: str) -> str:
    """Words that fit on no line may be broken."""
    return LONG.sub("\\1\u200b", " ".join(str(text).split()))
