"""For mypy: text that is translated when it is shown counts as text, as it does for those who read the code."""

from mypy.plugin import Plugin

LAZY = {f"django.utils.translation.{name}" for name in ("gettext_lazy", "ngettext_lazy", "pgettext_lazy")}


class LazyText(Plugin):
    def get_function_hook(self, fullname):
        return text if fullname in LAZY else None


def text(call):
    return call.api.named_generic_type("builtins.str", [])


def plugin(_version):
    return LazyText
