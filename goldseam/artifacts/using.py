"""How a line of a checklist is answered, in a few words: for whoever reads it, and for before and after."""

from django.utils.translation import gettext as _


def uses_of(line) -> list[str]:
    """What goes beyond a tick by whoever runs the list. `line` is a line or an item."""
    asked = {"value": _("asks for a value"), "name": _("asks for a name")}
    said = _("said by: %(role)s") % {"role": line.role.strip()} if line.role.strip() else ""
    read_back = _("read back by a second person") if line.is_read_back else ""
    return [words for words in (asked.get(line.answer, ""), said, read_back) if words]
