"""What validation brings to the page of an artifact: how far its newest version is, and what comes next."""

from goldseam.artifacts.parts import artifact_part
from goldseam.validation.missing import missing_of
from goldseam.validation.models.control import is_steered_by
from goldseam.validation.models.standing import is_open, standing


@artifact_part("validation/_of_artifact.html", order=30, place="aside")
def validation_of(artifact, person):
    about = {"cited": list(artifact.citations.all()), "can_cite": person.writes_in(artifact.organisation)}
    if not artifact.is_controlled:
        can_begin = is_steered_by(person, artifact) and not (artifact.is_private or artifact.organisation.is_solo)
        return about | {"validated": None, "can_control": can_begin}
    newest = artifact.current
    waits = newest if newest and not artifact.is_retired and is_open(newest) else None
    return about | {
        "validated": {
            "newest": newest,
            "in_force": standing(artifact),
            "waits": waits,
            "missing": missing_of(waits) if waits else [],
            "enactment": getattr(newest, "enactment", None) if newest else None,
        },
        "can_control": False,
    }
