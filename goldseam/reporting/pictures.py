"""The picture of a report: written anew and small, without place, time, device or author."""

import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from goldseam.events.uploads import checked

LONGEST_SIDE = 1600


def plain_picture(upload) -> bytes:
    """The picture and nothing else of what was sent, not even its name."""
    try:
        kept = checked(upload)
    except ValidationError as refusal:
        raise ValidationError({"picture": refusal.messages}) from refusal
    if not kept.is_picture:
        raise ValidationError({"picture": _("Only a picture can be sent along.")})
    return _small(kept.content.read())


def _small(picture: bytes) -> bytes:
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as large:
        small = large.convert("RGB")
    small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    written = io.BytesIO()
    small.save(written, "JPEG", quality=80)
    return written.getvalue()
