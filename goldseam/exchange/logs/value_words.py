"""What the values in columns with choices mean, as logs write them. What is not here is asked, never guessed."""

import re

from goldseam.exchange.logs.fields import CHOICES, SEVERITIES, Field

SEVERITY = {
    "5": "death|fatal|fatality|catastrophic|extreme|critical|tod|katastrophal|kritisch|multiple fatalities|tödlich|"
    "blocker",
    "4": "severe|major|serious|high|severe harm|lasting|permanent|permanent harm|schwer|hoch|schwerwiegend|gravierend|"
    "serious injury|lost time injury",
    "3": "moderate|medium|moderate harm|temporary harm|mittel|mäßig|significant|medical treatment",
    "2": "minor|low|mild|mild harm|low harm|slight|first aid|leicht|gering|niedrig",
    "1": "none|no harm|negligible|insignificant|very low|trivial|near miss|no injury|no impact|minimal|kein|keiner|"
    "kein schaden|keine|unerheblich|vernachlässigbar|sehr gering|informational|no effect",
}
KIND = {
    "near_miss": "near miss|nearmiss|near misses|close call|near hit|good save|beinaheunfall|beinahe unfall|"
    "beinahe fehler|beinaheereignis|almost",
    "unsafe_condition": "unsafe condition|hazard|hazardous condition|unsafe|risk|danger|gefahr|gefährdung|"
    "unsichere situation|unsicherer zustand|hazard observation",
    "incident": "incident|accident|adverse event|outage|harm|injury|event|unfall|vorfall|zwischenfall|störung|ausfall|"
    "serious incident",
    "setback": "setback|error|defect|failure|fault|mistake|problem|bug|rückschlag|fehler|nonconformity|non conformance",
    "success": "success|erfolg|positive|went well",
    "good_catch": "good catch|catch|caught|rechtzeitig bemerkt",
    "good_care": "good care|excellence|compliment|lob|learning from excellence",
}
REACH = {
    "condition": "unsafe condition|hazard|condition|circumstances|gefährdung",
    "stopped": "no|near miss|stopped|caught|intercepted|did not reach|not reached|prevented|nein|abgefangen|beinahe",
    "reached_no_harm": "no harm|reached no harm|reached without harm|no harm incident|ohne schaden|kein schaden",
    "reached_harm": "harm|reached with harm|harmful|adverse event|mit schaden|injury|schaden",
}
DETECTION = {
    "monitoring_alert": "alert|alarm|monitoring|monitor|monitoring alert|alerting|automated|überwachung|sensor",
    "scheduled_check": "check|inspection|scheduled check|routine check|prüfung|kontrolle|routine inspection",
    "checklist_pause": "checklist|time out|pause|checkliste",
    "forcing_function": "interlock|lock|block|verriegelung|sperre|safety device",
    "self_catch": "self|myself|operator|person doing the work|selbst|self caught|employee",
    "peer_or_second_person": "colleague|peer|coworker|co worker|second person|double check|review|code review|kollege|"
    "kollegin|zweite person|staff|vier augen prinzip",
    "receiver_at_handover": "handover|hand over|handoff|hand off|shift change|übergabe|receiver",
    "customer_or_patient": "customer|patient|user|client|complaint|customer complaint|family|kunde|kundin|patientin|"
    "public|beschwerde|end user",
    "supplier_or_partner": "supplier|partner|vendor|contractor|lieferant",
    "audit_or_record_review": "audit|record review|chart review|records|retrospective|revision",
    "test_or_simulation": "test|testing|drill|simulation|exercise|übung|qa",
    "trend_analysis": "trend|trend analysis|statistics|analysis",
    "chance": "chance|luck|by chance|accident|zufall|coincidence",
    "after_harm": "harm|injury|after harm|after the fact|damage|schaden",
    "external_authority": "authority|regulator|inspector|behörde|external",
}
REASON = {
    "deviance": "deviance|violation|deviation",
    "inattention": "inattention|slip|lapse|distraction|unaufmerksamkeit",
    "lack_of_ability": "lack of ability|lack of skill|training|skill",
    "process_inadequacy": "process inadequacy|process|procedure|inadequate process",
    "process_complexity": "process complexity|complexity|complex|system complexity",
    "uncertainty": "uncertainty|unforeseen",
    "hypothesis_testing": "hypothesis testing|hypothesis|experiment",
    "exploratory_testing": "exploratory testing|exploration|exploratory",
}
WORDS = {
    Field.ACTUAL: SEVERITY,
    Field.POTENTIAL: SEVERITY,
    Field.KIND: KIND,
    Field.REACH: REACH,
    Field.DETECTION: DETECTION,
    Field.REASON: REASON,
}
MEANT: dict[str, dict[str, str]] = {
    field: {word: code for code, words in codes.items() for word in words.split("|")} for field, codes in WORDS.items()
}

# NCC MERP: how bad it was, and how far it came.
MERP = {
    "A": (1, "condition"),
    "B": (1, "stopped"),
    "C": (1, "reached_no_harm"),
    "D": (2, "reached_no_harm"),
    "E": (3, "reached_harm"),
    "F": (3, "reached_harm"),
    "G": (4, "reached_harm"),
    "H": (4, "reached_harm"),
    "I": (5, "reached_harm"),
}
_MERP = re.compile(
    r"(?:(?:ncc\s*)?merp\s*)?(?:cat(?:egory|\.)?\s*|kategorie\s*)?([A-I])(?:\b[\s:.)–-].*)?", re.I | re.S
)
_BARE = re.compile(r"([1-5])(?:\.0)?")
_WITH_WORD = re.compile(r"([1-5])\s*[-–:.=)·]\s*(.+)", re.S)
_WORST_FIRST = re.compile(r"(?:sev(?:erity)?|p|prio(?:rity)?)[\s._-]*([1-5])", re.I)


def meant(field: str, value: str) -> str:
    """The code of a value; empty where nobody knows."""
    said = _said(value)
    labels = {_said(str(label)): str(code) for code, label in CHOICES.get(field, [])}
    codes = {_said(str(code)): str(code) for code, _label in CHOICES.get(field, []) if not str(code).isdigit()}
    found = labels.get(said) or codes.get(said) or MEANT.get(field, {}).get(said, "")
    if found or field not in SEVERITIES:
        return found
    if worded := _WITH_WORD.fullmatch(value.strip()):
        return MEANT[field].get(_said(worded[2]), "")
    worst = _WORST_FIRST.fullmatch(value.strip())
    return str(6 - int(worst[1])) if worst else ""


def bare_level(value: str) -> int | None:
    """A number from 1 to 5 alone: which end is the worst, only people know."""
    found = _BARE.fullmatch(value.strip())
    return int(found[1]) if found else None


def merp_of(value: str) -> tuple[int, str] | None:
    """How bad, and how far, by the letter."""
    found = _MERP.fullmatch(value.strip())
    return MERP[found[1].upper()] if found else None


def _said(value: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", value.casefold()).split()).strip("_ ")
