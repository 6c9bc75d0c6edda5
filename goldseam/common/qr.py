"""An address as a picture that phones read."""

import io

import segno
from markupsafe import Markup


def qr_in_page(address: str) -> Markup:
    """As a part of a page, in the ink of what stands around it."""
    drawn = _code(address).svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawn.replace('stroke="#000"', 'stroke="currentColor"'))  # noqa: S704  (drawn by the library)


def qr_alone(address: str) -> str:
    """As a picture of its own: black on white, with the quiet edge that readers need."""
    drawn = io.BytesIO()
    _code(address).save(
        drawn, kind="svg", border=4, scale=10, light="#fff", xmldecl=False, svgclass=None, lineclass=None
    )
    return drawn.getvalue().decode()


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="q", micro=False)  # A quarter of it may be worn off.
