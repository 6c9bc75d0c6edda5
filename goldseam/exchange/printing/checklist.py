"""An artifact on one page: a checklist to hang up and tick with a pen, large as it fits, and dated."""

from django.utils import translation
from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line
from goldseam.exchange.checklists.sheet import Sheet
from goldseam.exchange.printing.paper import on_paper


def as_pdf(sheet: Sheet) -> bytes:
    """The sheet on paper, in the language that is active."""
    version = sheet.version
    told = {
        "title": sheet.artifact.title,
        "lang": (translation.get_language() or "en").split("-")[0],
        "who": str(sheet.artifact.organisation),
        "dated": sheet.dated,
        "stage": "" if sheet.artifact.is_active else str(sheet.artifact.stage.label),
        "mode": sheet.mode,
        "when": _("Use it: %(trigger)s") % {"trigger": version.trigger} if sheet.lines and version.trigger else "",
        "aim": version.aim,
        "address": sheet.address,
        "pauses": [
            {
                "pause": pause,
                "stops": bool(pause) and pause == version.critical_pause,
                "lines": [_line(told.line) for told in lines],
            }
            for pause, lines in sheet.pauses
        ],
        "paragraphs": [] if sheet.lines else [part for part in version.sentence.split("\n\n") if part.strip()],
    }
    return on_paper("checklist", told)


def _line(line: Line) -> dict:
    return {
        "text": line.text,
        "role": line.role,
        "killer": line.is_killer,
        "fills": {"value": _("Value"), "name": _("Name")}.get(line.answer, ""),
        "second": _("Read back by") if line.is_read_back else "",
    }
