"""Paper: a layout and what it says, as a PDF that can be read aloud."""

import json
from pathlib import Path

import typst

from goldseam.charts.pictures import FONTS

LAYOUTS = Path(__file__).parent


def on_paper(layout: str, told: dict) -> bytes:
    """The layout of that name with these words in it."""
    file, data = LAYOUTS / f"{layout}.typ", {"data": json.dumps(told)}
    try:
        return typst.compile(file, sys_inputs=data, font_paths=[FONTS], pdf_standards=["ua-1"])
    except typst.TypstError:
        # A sign that no font here can draw breaks the promise of PDF/UA; the rest is worth reading all the same.
        return typst.compile(file, sys_inputs=data, font_paths=[FONTS])
