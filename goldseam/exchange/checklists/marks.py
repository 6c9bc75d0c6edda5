"""The words that say in a file how a line is used. All languages are read; the reader's language is written.

A line in Markdown: `- [ ] QA: Smoke tests have run (killer, value, read back)`.
"""

from django.utils.translation import gettext as _

from goldseam.artifacts.items import Line


def written(line: Line) -> list[str]:
    """How the line is used, in words; nothing for one that is simply ticked."""
    return [
        *([_("killer")] if line.is_killer else []),
        *([{"value": _("value"), "name": _("name")}[line.answer]] if line.answer != "done" else []),
        *([_("read back")] if line.is_read_back else []),
    ]
