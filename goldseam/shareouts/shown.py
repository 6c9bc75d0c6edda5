"""What a copy of a note shows: its parts in groups, and names only of those who agree to be read there now."""

from django.utils.translation import gettext as _

from goldseam.common.markdown import rendered
from goldseam.postmortems.marking import without_marks
from goldseam.shareouts.models import Grouping, PartKind, RecognisedFor, Recognition


def shown(note, grouping: str, parts: list[dict], with_names: bool) -> dict:
    """For templates and for paper. Outside of the organisation, nobody is named."""
    of_kind = {kind: [part for part in parts if part["kind"] == kind] for kind in PartKind.values}
    return {
        "note": note,
        "introduction": _prose(of_kind[PartKind.INTRODUCTION]),
        "groups": grouped(of_kind[PartKind.STRENGTHENED], grouping),
        "grouping": grouping,
        "recognitions": _recognised(of_kind[PartKind.RECOGNITION], with_names),
        "nothing": of_kind[PartKind.NOTHING],
        "still_open": _prose(of_kind[PartKind.OPEN]),
    }


def shown_copy(copy, with_links=True) -> dict:
    """Links lead to what people work by, which not everybody who belongs may open."""
    parts = copy.readable
    if not with_links:
        parts = [{name: text for name, text in part.items() if name != "href"} for part in parts]
    return shown(copy.note, copy.grouping, parts, with_names=not copy.is_public)


def grouped(parts: list[dict], grouping: str) -> list[tuple[str, list[dict]]]:
    """In the order of the note; what belongs to no group stands last, under words that say so."""
    name = "team" if grouping == Grouping.TEAM else "layer"
    groups: dict[str, list[dict]] = {}
    for part in parts:
        groups.setdefault(without_marks(part.get(name, "")).strip(), []).append(part)
    others = groups.pop("", [])
    named = [(together[0][name], together) for together in groups.values()]
    if not named or not others:
        return named or ([("", others)] if others else [])
    rest = _("For all of us") if grouping == Grouping.TEAM else _("Where no layer is named")
    return [*named, (rest, others)]


def _prose(parts: list[dict]) -> dict:
    text = "\n\n".join(part["text"] for part in parts if part["text"])
    return {"text": text, "html": rendered(text)} if text else {}


def _recognised(parts: list[dict], with_names: bool) -> list[dict]:
    labels = dict(RecognisedFor.choices)
    named = _names([part["recognition"] for part in parts]) if with_names else {}
    return [part | {"label": labels[part["for"]], "name": named.get(part["recognition"], "")} for part in parts]


def _names(recognitions: list[int]) -> dict[int, str]:
    found = Recognition.objects.filter(pk__in=recognitions).with_name()
    return {one.pk: one.name for one in found}
