"""Scripts with which a browser keeps pages, and what these need, so that they are there without a network."""

from functools import lru_cache
from hashlib import sha256
from json import dumps
from pathlib import Path

from django.http import HttpResponse
from django.templatetags.static import static

COMMON = Path(__file__).parent
STORE = COMMON / "static/common/js/device-store.js"
KEPT_FILES = COMMON / "offline/kept-files.js"
OPEN_PAGES = [KEPT_FILES, COMMON / "offline/open-pages.js"]
OPEN_ASSETS = ["common/slim.css", "common/slim.js", "common/icon.svg"]


def worker_script(parts: list[Path], assets: list[str]) -> HttpResponse:
    """The parts, one behind the other, behind VERSION and ASSETS: the names of the files that are kept."""
    script = _script(tuple(parts), tuple(static(name) for name in assets))
    # A browser asks at each visit whether there is a newer one.
    return HttpResponse(script, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=8)
def _script(parts: tuple[Path, ...], assets: tuple[str, ...]) -> str:
    """Another version of a style sheet makes it another script, so that browsers take both."""
    text = "\n".join(part.read_text() for part in parts)
    version = sha256((text + "".join(assets)).encode()).hexdigest()[:12]
    return f"const VERSION = {dumps(version)}\nconst ASSETS = {dumps(assets)}\n{text}"
