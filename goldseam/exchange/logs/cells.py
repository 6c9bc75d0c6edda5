"""The text of a cell as people read it: sheets out of web forms hold marks of HTML."""

import html
import re

_BREAK = re.compile(r"\s*<br\s*/?>\s*|</(?:p|div|li)>\s*", re.IGNORECASE)
_MARK = re.compile(r"</?(?:p|div|span|b|i|u|strong|em|ul|ol|li|font|a)(?:\s[^<>]*)?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|nbsp|#\d{1,6});")
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
_BLANK = re.compile(r"\n{3,}")


def clean(cell: str) -> str:
    text = cell.translate(_CONTROLS)
    if "<" in text:
        text = _MARK.sub("", _BREAK.sub("\n", text))
    if "&" in text and _ENTITY.search(text):
        text = html.unescape(text).translate(_CONTROLS).replace("\xa0", " ")
    return _BLANK.sub("\n\n", text).strip()
