"""An artifact as JSON: all that a version says, by the names of the product."""

import json

from goldseam.exchange.checklists.sheet import Sheet, Told


def as_json(sheet: Sheet) -> str:
    artifact, version = sheet.artifact, sheet.version
    told = {
        "number": artifact.number,
        "title": artifact.title,
        "kind": artifact.kind,
        "stage": str(artifact.stage),
        "strength": artifact.strength.name.lower(),
        "link": artifact.link,
        "version": version.number,
        "written_at": version.at.isoformat(),
        "in_force_since": version.effective_at and version.effective_at.isoformat(),
        "review_on": artifact.review_on and artifact.review_on.isoformat(),
        "aim": version.aim,
        "trigger": version.trigger,
        "because_of": [event.number for event in sheet.events],
        "address": sheet.address,
    }
    if artifact.is_checklist:
        told |= {"mode": version.mode, "critical_pause": version.critical_pause, "pauses": _pauses(sheet)}
    elif artifact.is_if_then:
        told |= {"response": version.response, "cue_type": version.cue_type, "obstacle": version.obstacle}
    return json.dumps(told | {"text": version.text}, ensure_ascii=False, indent=2) + "\n"


def _pauses(sheet: Sheet) -> list[dict]:
    return [{"pause": pause, "items": [_item(told) for told in lines]} for pause, lines in sheet.pauses]


def _item(told: Told) -> dict:
    line = told.line
    return {
        "text": line.text,
        "killer": line.is_killer,
        "answer": line.answer,
        "role": line.role,
        "read_back": line.is_read_back,
        "because_of": told.because_of and told.because_of.number,
    }
