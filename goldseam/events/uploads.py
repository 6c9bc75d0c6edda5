"""Files that people add: what they may be, told from what they hold and not from what they are called."""

import io
from dataclasses import dataclass
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

LARGEST = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000
# What is read is written anew, so that place, device and author of a picture stay behind. Moving pictures stand still.
PICTURES = {"PNG": ("PNG", "png"), "JPEG": ("JPEG", "jpg"), "WEBP": ("WEBP", "webp"), "GIF": ("PNG", "png")}
TEXTS = {"txt", "log", "csv", "json", "md"}
MEDIA_TYPES = {"png": "image/png", "jpg": "image/jpeg", "webp": "image/webp", "pdf": "application/pdf"}
ALLOWED = _("Pictures (PNG, JPEG, WebP, GIF), PDF, and texts (txt, log, csv, json, md), up to 10 MB.")


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: its content as it will lie here, and what it was called."""

    is_picture: bool
    name: str
    content: ContentFile


def checked(upload) -> Checked:
    """The file as it may be kept; refuses what is too large or is none of what is allowed."""
    if upload.size > LARGEST:
        raise ValidationError(_("This file is larger than 10 MB. A link to it is enough."))
    if not upload.size:
        raise ValidationError(_("This file is empty."))
    data, name = upload.read(), PurePath(upload.name or "").name[-200:] or "file"
    ending = PurePath(name).suffix.lower().lstrip(".")
    if picture := _picture(data):
        content, ending = picture
        name = str(PurePath(name).with_suffix(f".{ending}"))[-200:]
        return Checked(True, name, ContentFile(content, name))
    if _is_pdf(data, ending) or _is_text(data, ending):
        return Checked(False, name, ContentFile(data, name))
    raise ValidationError(_("This kind of file is not kept here. %(allowed)s") % {"allowed": ALLOWED})


def media_type(name: str) -> str:
    """As what a kept file is sent out. A text is a text, whatever is written in it."""
    ending = name.rpartition(".")[2].lower()
    return MEDIA_TYPES.get(ending, "text/plain; charset=utf-8" if ending in TEXTS else "application/octet-stream")


def _is_pdf(data: bytes, ending: str) -> bool:
    return ending == "pdf" and data[:1024].lstrip().startswith(b"%PDF-")


def _is_text(data: bytes, ending: str) -> bool:
    if ending not in TEXTS or b"\x00" in data:
        return False
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return True


def _picture(data: bytes) -> tuple[bytes, str] | None:
    """The picture written anew, and its ending; None where it is no picture."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=list(PICTURES)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("This picture is very large. Make it smaller first."))
            shape, ending = PICTURES[str(picture.format)]
            upright = ImageOps.exif_transpose(picture)
            plain = upright.convert("RGB" if shape == "JPEG" or not upright.has_transparency_data else "RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    bare = Image.frombytes(plain.mode, plain.size, plain.tobytes())  # Without anything that was said about it.
    written = io.BytesIO()
    bare.save(written, shape, **({"quality": 88} if shape != "PNG" else {}))
    return written.getvalue(), ending
