"""Every address of the product, found by itself, and what to put into it. A new page that nobody thought of fails."""

from dataclasses import dataclass
from itertools import product

from django.urls import get_resolver, reverse


@dataclass(frozen=True)
class Address:
    """One named address: `events:show` needs `organisation` and `number`."""

    name: str
    needs: tuple[str, ...]
    view: object

    @property
    def can_be_read(self) -> bool:
        view_class = getattr(self.view, "view_class", None)
        return view_class is None or hasattr(view_class, "get")

    def paths(self, values) -> list[str]:
        """The address with each of the values that `values(name, need)` gives for what it needs."""
        choices = [values(self.name, need) for need in self.needs]
        return [reverse(self.name, kwargs=dict(zip(self.needs, chosen, strict=True))) for chosen in product(*choices)]


def addresses() -> list[Address]:
    return list(_under(get_resolver(), namespaces=(), needs=()))


def _under(resolver, namespaces, needs):
    for entry in resolver.url_patterns:
        now_needs = (*needs, *entry.pattern.regex.groupindex)
        if hasattr(entry, "url_patterns"):
            namespace = (entry.namespace,) if entry.namespace else ()
            yield from _under(entry, (*namespaces, *namespace), now_needs)
        elif entry.name:
            yield Address(":".join((*namespaces, entry.name)), now_needs, entry.callback)
