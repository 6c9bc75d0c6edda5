"""How safe it feels to speak up, as the pulses of a team, or of all together, told it. Nothing more than they show."""

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from goldseam.insights.asked import once
from goldseam.insights.measure import Figure, Measure, Part, Record, measure
from goldseam.safety.results import Cut, Wave, trend_of
from goldseam.safety.results_file import band_in_words
from goldseam.safety.trend import trend_chart
from goldseam.verdicts.words import joined


@measure("pulse", place="trends", order=5)
class PulseScore(Measure):
    title = _("How safe it feels to speak up")
    group = "people"
    handbook = "safety"
    unit = "points"
    better = "higher"
    counts = _(
        "The newest pulse that had closed by the last of these days: the mean of those who answered, from 1 to 7, with "
        "the range that fits (95%). Of a team only its own people read it, and nobody where too few answered."
    )
    signal = _(
        "A difference to the pulse before that is more than chance alone would bring, where enough people answered "
        "both times. Two means whose ranges overlap much are none."
    )
    gamed = _("By a target for it, or by asking who answered what.")
    guard = _(
        "Nobody knows who has answered, the team reads it at the same time as its leader, and there is no target."
    )

    def figure(self, asked) -> Figure:
        waves = _waves(asked)
        if not waves:
            return Figure(_none(asked))
        newest = waves[-1]
        cut = newest.cut
        parts = (Part(_now("Pulses"), str(len(waves)), "pulses"),)
        if cut.is_hidden:
            return Figure(cut.why_hidden, is_hidden=True)
        value, low, high = cut.score or (None, None, None)
        chart = trend_chart(newest.pulse, asked.person, _team(asked))
        return Figure(_words(cut), value, low, high, cut.n, parts, chart, is_signal=_is_signal(cut))

    def compare(self, asked, now: Figure, before: Figure):
        return None

    def records(self, asked, part: str):
        return [wave.pulse for wave in reversed(_waves(asked))] if part == "pulses" else []

    def record(self, found) -> Record:
        return Record(str(found), found.get_absolute_url(), "", found.closes_on)


def _team(asked):
    """The team itself where there is only one: then it is all of them together."""
    return asked.team or (None if asked.organisation.has_teams else asked.organisation.teams.first())


def _waves(asked) -> list[Wave]:
    def until_then() -> list[Wave]:
        waves = trend_of(asked.organisation, asked.person, _team(asked))
        return [wave for wave in waves if wave.pulse.closes_on <= asked.period.until]

    return once(asked, "waves", until_then)


def _none(asked) -> str:
    if asked.team and asked.team.pk not in asked.person.sight.teams:
        return _now("Only the people of a team read its pulse.")
    of_all = asked.organisation.has_teams and not asked.team
    return _now("No pulse of all teams together has closed yet.") if of_all else _now("No pulse has closed yet.")


def _words(cut: Cut) -> str:
    if cut.score is None:
        return band_in_words(cut.band) or _now("Members see this very differently, so there is no single number.")
    words = _now("%(value)s of 7; anything from %(low)s to %(high)s fits. %(n)s of %(invited)s answered.")
    told = {"value": cut.score.value, "low": cut.score.low, "high": cut.score.high, "n": cut.n, "invited": cut.invited}
    return joined(words % told, cut.change_since.words if cut.change_since else cut.why_no_change)


def _is_signal(cut: Cut) -> bool:
    change = cut.change_since
    return bool(change and change.low is not None and change.high is not None and not change.low <= 0 <= change.high)
