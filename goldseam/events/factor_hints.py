"""What is pointed out about the factors of an event. It never holds anything up."""

import re

from django.utils.translation import gettext as _

from goldseam.events import factor_codes

FEWEST = 2
# A person, and what the person did or did not do: then a condition made that likely.
_PERSON = (
    r"(?:he|she|they|we|i|somebody|someone|nobody|operators?|engineers?|nurses?|doctors?|physicians?|pharmacists?|"
    r"drivers?|pilots?|technicians?|developers?|admins?|administrators?|workers?|managers?|staff|users?|"
    r"(?:the )?(?:on-call|responder|person|team|colleague|employee|packer|cashier|cook))"
)
_DONE = (
    r"(?:did(?:n't| not)?|forgot|missed|overlooked|ignored|pressed|deleted|chose|entered|typed|skipped|set|left|failed)"
)
_ACT = re.compile(
    rf"\b{_PERSON}\b(?:\s+\w+){{0,2}}?\s+{_DONE}\b|\bhuman error\b|\b(?:operator|user) error\b", re.IGNORECASE
)


def hints_on(factors, search) -> list[str]:
    """What would tell more, each in one sentence. `search` is the record that wider ones were looked for, or None."""
    return [hint for hint in (_few(factors), _narrow(factors, search), *_acts(factors)) if hint]


def names_an_act(factor) -> bool:
    """Whether it says what a person did, and nothing says what made that likely."""
    return bool(_ACT.search(factor.text)) and factor.made_likely_by_id is None


def has_wider(factors) -> bool:
    """Whether one of them lies beyond the technical and the person."""
    return any(factor.level in factor_codes.WIDER for factor in factors)


def _few(factors) -> str:
    if not factors or len(factors) >= FEWEST:
        return ""
    return _("There is one factor so far. What else had to be true for this to happen?")


def _narrow(factors, search) -> str:
    if not factors or has_wider(factors) or search:
        return ""
    return _("None of them lies in the process, the team or the organisation. Look there too, or say that you did.")


def _acts(factors) -> list[str]:
    words = _("“%s” says what somebody did. Which condition made that likely? Name it, and link the two.")
    return [words % factor.text for factor in factors if names_an_act(factor)]
