"""What the feed is asked for: a team and a quarter. Nobody can ask for a person."""

from dataclasses import dataclass
from urllib.parse import urlencode

from goldseam.common.numbers import number_in
from goldseam.shareouts.quarters import Quarter, quarters_of


@dataclass(frozen=True)
class Asked:
    """As understood; what makes no sense is not asked for."""

    teams: list[tuple[int, str]]
    quarters: list[Quarter]
    team: int | None = None
    quarter: Quarter | None = None

    @classmethod
    def of(cls, organisation, query, with_teams=True) -> "Asked":
        asks = with_teams and organisation.has_teams
        teams = list(organisation.teams.order_by("name").values_list("pk", "name")) if asks else []
        team = number_in(query.get("team", ""))
        return cls(
            teams,
            quarters_of(organisation),
            team if team in dict(teams) else None,
            Quarter.named(query.get("quarter", "")),
        )

    @property
    def is_anything(self) -> bool:
        return bool(self.team or self.quarter)

    @property
    def query(self) -> str:
        told = {"team": self.team, "quarter": self.quarter.key if self.quarter else None}
        return urlencode({name: value for name, value in told.items() if value})
