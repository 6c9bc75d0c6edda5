"""Pictures for tests, as phones take them."""

from datetime import datetime
from io import BytesIO

from PIL import Image

MAKER, TAKEN = "Nosy Phone 9", datetime(2026, 3, 10, 21, 46, 58)
GPS_INFO, EXIF_INFO = 0x8825, 0x8769


def jpeg(size=(40, 30)) -> bytes:
    """A photo that says where, when and with what it was taken, and by whom."""
    picture = Image.new("RGB", size, "teal")
    exif = picture.getexif()
    exif[0x010F], exif[0x0110], exif[0x013B] = MAKER, "Model of Cy", "Cy Twombly"
    exif[0x0132] = TAKEN.strftime("%Y:%m:%d %H:%M:%S")
    exif.get_ifd(GPS_INFO).update({1: "N", 2: (52.0, 30.0, 12.5), 3: "E", 4: (13.0, 22.0, 41.25)})
    exif.get_ifd(EXIF_INFO).update({0x9003: exif[0x0132], 0xA430: "Cy Twombly"})
    written = BytesIO()
    picture.save(written, "JPEG", exif=exif, comment=b"Taken by Cy Twombly")
    return written.getvalue()
