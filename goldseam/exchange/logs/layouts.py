"""How a file with these columns was understood before, by anybody of the organisation."""

from hashlib import sha256

from django.apps import apps

from goldseam.exchange.logs.plan import Plan
from goldseam.exchange.logs.profile import Column

NEWEST = 50
ENOUGH = 0.75  # A column more or less is still the same log.
BY_COLUMN = ("orders", "values", "ones")


def key_of(columns: list[Column]) -> str:
    """The same for files with the same names of columns, in whatever order."""
    names = sorted(column.name.casefold() for column in columns)
    return sha256("\x1f".join(names).encode()).hexdigest()[:40]


def remember(organisation, columns: list[Column], plan: Plan) -> None:
    layouts = apps.get_model("exchange", "LogLayout")._default_manager
    layouts.update_or_create(organisation=organisation, key=key_of(columns), defaults={"said": _by_name(columns, plan)})


def recalled(organisation, columns: list[Column], fresh: Plan) -> Plan | None:
    """The plan of the last file with these columns, or nearly these. Who may see what comes in is asked anew."""
    layouts = apps.get_model("exchange", "LogLayout")._default_manager.filter(organisation=organisation)
    found = layouts.filter(key=key_of(columns)).first() or _nearest(layouts, columns)
    return _by_place(columns, found.said, fresh) if found else None


def _nearest(layouts, columns: list[Column]):
    """The layout that shares most columns, where that are nearly all."""
    names = {column.name for column in columns}
    recent = list(layouts.order_by("-pk")[:NEWEST])
    nearest = max(recent, key=lambda one: _shared(names, {*one.said["fields"]}), default=None)
    is_near = nearest and len(names) > 2 and _shared(names, {*nearest.said["fields"]}) >= ENOUGH
    return nearest if is_near else None


def _shared(names: set[str], others: set[str]) -> float:
    return len(names & others) / len(names | others)


def _by_name(columns: list[Column], plan: Plan) -> dict:
    said = {"fields": {column.name: field for column, field in zip(columns, plan.fields, strict=True)}}
    for name in BY_COLUMN:
        said[name] = {columns[int(place)].name: told for place, told in getattr(plan, name).items()}
    return said | {"source": plan.source, "zone": plan.zone, "kind": plan.kind, "empties": plan.empties}


def _by_place(columns: list[Column], said: dict, fresh: Plan) -> Plan:
    fields = [said["fields"].get(column.name, guessed) for column, guessed in zip(columns, fresh.fields, strict=True)]
    places = {column.name: str(place) for place, column in enumerate(columns)}
    told = {
        name: {places[column]: value for column, value in said[name].items() if column in places} for name in BY_COLUMN
    }
    once = {name: said[name] for name in ("source", "zone", "kind", "empties")}
    return Plan(fields=fields, **once, **told)  # type: ignore[arg-type]
