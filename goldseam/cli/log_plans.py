"""What is said about the columns of a log on the command line."""

from dataclasses import replace
from zoneinfo import available_timezones

import click


def planned(found, said: dict):
    """The plan of the file with what the options say instead."""
    plan = found.plan
    fields = _fields(found, said["columns"])
    plan = replace(plan, fields=fields, values=_values(found, fields, said["values"]))
    every = [str(place) for place in range(len(fields))]
    plan = replace(
        plan,
        orders=dict.fromkeys(every, said["days"]) if said["days"] else plan.orders,
        ones=dict.fromkeys(every, said["one"]) if said["one"] else plan.ones,
        zone=_zone(said["zone"]) if said["zone"] else plan.zone,
        source=(said["source"] or plan.source)[:120],
        kind=_kind(said["kind"]) if said["kind"] else plan.kind,
    )
    return _shared_with(plan, found.organisation, said["team"]) if said["team"] else plan


def _fields(found, columns: tuple[str, ...]) -> list[str]:
    from goldseam.exchange.logs.fields import Field

    fields = [*found.plan.fields]
    for name, field in (_pair(one) for one in columns):
        if field not in Field.values:
            raise click.BadParameter(f"A column is one of: {', '.join(Field.values)}.", param_hint="--column")
        fields[_place(found, name)] = field
    return fields


def _values(found, fields: list[str], values: tuple[str, ...]) -> dict:
    from goldseam.exchange.logs.fields import CHOICES
    from goldseam.exchange.logs.plan import TAG

    said = {place: dict(told) for place, told in found.plan.values.items()}
    for left, code in (_pair(one) for one in values):
        name, _colon, value = left.partition(":")
        place = _place(found, name)
        codes = [str(one) for one, _label in CHOICES.get(fields[place], [])]
        if code not in {*codes, TAG}:
            raise click.BadParameter(f"“{name}” can mean: {', '.join([*codes, TAG])}.", param_hint="--value")
        said.setdefault(str(place), {})[value] = code
    return said


def _pair(text: str) -> tuple[str, str]:
    left, _equals, right = text.rpartition("=")
    if not left:
        raise click.BadParameter(f"“{text}” needs a = in it.")
    return left, right


def _place(found, name: str) -> int:
    for place, column in enumerate(found.profile):
        if column.name.casefold() == name.casefold():
            return place
    raise click.BadParameter(f"There is no column “{name}”.")


def _zone(name: str) -> str:
    if name not in available_timezones():
        raise click.BadParameter("Write it as Europe/Berlin.", param_hint="--zone")
    return name


def _kind(code: str) -> str:
    from goldseam.events.models import EventKind

    if code not in EventKind.values:
        raise click.BadParameter(f"One of: {', '.join(EventKind.values)}.", param_hint="--kind")
    return code


def _shared_with(plan, organisation, name: str):
    team = organisation.teams.filter(name__iexact=name).first()
    if team is None:
        raise click.BadParameter(f"There is no team “{name}”.", param_hint="--team")
    return replace(plan, visibility="team", team=team.pk)
