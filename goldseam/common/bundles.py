"""One style sheet and one script for every page, put together from small files without a build.

A file `goldseam/<app>/static/<app>/**/*.css` or `.js` belongs to its bundle by lying there. The style sheets
that lay the ground come first; what comes later may rely on them. Scripts of a `vendor` folder come first and
keep their global names; each of ours gets a block of its own, so that names in it meet no others.

Some pages are opened on a phone with next to no network: they take the slim bundle instead. It has the ground, a few
components, and whatever lies in a folder `slim` of an app; that belongs to no other page.
"""

from pathlib import Path
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

GROUND = ["tokens.css", "reset.css", "base.css", "layout.css"]
APART = {"theme.js"}  # Runs before the first paint, so it is loaded by itself.
SLIM = {"button.css", "choice.css", "copy-button.js", "device-store.js", "field.css", "help.css", "notice.css"}
SLIM |= {"help-keeper.js", "panel.css"}


class BundleFinder(BaseFinder):
    """Finds `common/goldseam.css` and `common/goldseam.js`, written anew when a part has changed."""

    def find(self, path, find_all=False, **kwargs):
        if path not in BUNDLES:
            return []
        file = str(written(path))
        return [file] if find_all or kwargs.get("all") else file

    def list(self, ignore_patterns):
        storage = FileSystemStorage(location=folder())
        for path in BUNDLES:
            written(path)
            yield path, storage


def written(path: str) -> Path:
    """The bundle as a file, up to date with its parts."""
    file, parts = folder() / path, list(BUNDLES[path]())
    text = "\n".join(_wrapped(part) for part in parts)
    if not file.exists() or file.read_text() != text:
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(f".{uuid4().hex}")  # Several threads and processes may write at once.
        fresh.write_text(text)
        fresh.replace(file)
    return file


def folder() -> Path:
    return Path(settings.DATA) / "bundles"


def styles():
    """The layers' ground, then components by name, then what print takes away."""
    return _in_order(part for part in _parts("*.css") if not _is_slim(part))


def scripts():
    return sorted(
        (part for part in _parts("*.js") if part.name not in APART and not _is_slim(part)),
        key=lambda part: (part.parent.name != "vendor", part.name),
    )


def slim_styles():
    return _in_order(part for part in _parts("*.css") if part.name in {*GROUND, *SLIM} or _is_slim(part))


def slim_scripts():
    return sorted((part for part in _parts("*.js") if part.name in SLIM or _is_slim(part)), key=lambda part: part.name)


def _in_order(parts):
    return sorted(parts, key=lambda part: (_ground(part), part.name == "print.css", part.name))


def _is_slim(part: Path) -> bool:
    return part.parent.name == "slim"


def _parts(pattern: str):
    for app in apps.get_app_configs():
        if app.name.startswith("goldseam."):
            yield from (Path(app.path) / "static").rglob(pattern)


def _ground(part: Path) -> int:
    return GROUND.index(part.name) if part.name in GROUND else len(GROUND)


def _wrapped(part: Path) -> str:
    text = part.read_text().strip()
    own_script = part.suffix == ".js" and part.parent.name != "vendor"
    return f"{{\n{text}\n}}" if own_script else text


BUNDLES = {
    "common/goldseam.css": styles,
    "common/goldseam.js": scripts,
    "common/slim.css": slim_styles,
    "common/slim.js": slim_scripts,
}
