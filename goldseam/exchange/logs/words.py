"""Words by which columns are recognised, and what stands for an empty cell. English and German logs use these."""

import re

from goldseam.exchange.logs.fields import Field


def _words(text: str) -> list[str]:
    return text.split("|")


REPORTED = "reported"  # A day that serves where none says when it happened.

HEADS = {
    Field.TEXT: "what happened|what went wrong|narrative|description|event description|incident description|details|"
    "event details|brief description|short description|summary|synopsis|event|incident|account|report text|"
    "report|comment|comments|remarks|immediate action taken|immediate action|action taken|actions taken|"
    "description of event|description of incident|what happened in your words|error|fault|problem|issue|story|"
    "was ist passiert|was geschah|beschreibung|ereignis|vorfall|hergang|sachverhalt|kurzbeschreibung|bemerkung|"
    "fehler|fehlerbeschreibung|schilderung|massnahme|sofortmaßnahme|sofortmassnahme",
    Field.TITLE: "title|subject|headline|incident name|event name|name|incident title|event title|titel|betreff|"
    "bezeichnung|überschrift|short text",
    Field.REFERENCE: "id|no|nr|number|ref|reference|case number|case no|case id|incident number|incident no|"
    "incident id|"
    "event id|event number|report number|report id|report no|ticket|ticket id|key|issue key|record id|record number|"
    "serial|log number|log no|lfd nr|laufende nummer|nummer|vorgangsnummer|fallnummer|kennung|#",
    Field.STARTED: "date|start|start date|started|started at|began|begin|begin date|event date|incident date|"
    "date of event|"
    "date of incident|occurred|occurred on|date occurred|occurrence date|event start date|start time|datetime|"
    "date time|date and time|timestamp|when|event date time|date of occurrence|happened on|happened at|datum|"
    "ereignisdatum|beginn|vorfalldatum|datum uhrzeit|zeitpunkt|wann|startdatum|day|tag des ereignisses",
    Field.STARTED_TIME: "time|event time|incident time|time of event|time of incident|time of day|hour|uhrzeit|zeit|"
    "time occurred|occurrence time|start clock|startzeit",
    Field.DETECTED: "detected|detected at|detection date|date detected|noticed|noticed at|discovered|discovery date|"
    "date discovered|identified|identified at|found on|bemerkt|entdeckt|bemerkt am|festgestellt am|entdeckt am",
    Field.DETECTED_TIME: "detection time|time detected|time noticed|discovery time",
    Field.MITIGATED: "mitigated|mitigated at|contained|contained at|time mitigated",
    Field.RECOVERED: "end|end date|ended|ended at|stop date|event stop date|resolved|resolved at|resolution date|"
    "recovered|recovered at|over|over at|fixed at|end time|closed at|ende|behoben|behoben am|gelöst am|enddatum",
    Field.RECOVERED_TIME: "time ended|time resolved|endzeit",
    REPORTED: "reported|reported date|reported on|reported at|report date|date reported|created|created at|create date|"
    "created on|date created|creation date|opened|opened at|date opened|entered|entry date|logged|logged at|submitted|"
    "submission date|date submitted|gemeldet am|meldedatum|erstellt|erstellt am|erfasst am|eingang",
    Field.PLACE: "where|place|location|site|area|ward|department|unit|room|local unit|city|town|"
    "nearest population center|"
    "province|province name|region|line|machine|system|service|facility|building|plant|station|store|branch|"
    "ort|wo|bereich|abteilung|station|standort|anlage|maschine|raum|werk|filiale",
    Field.KIND: "kind|type|event type|incident type|category|class|classification|record type|art|typ|kategorie|"
    "ereignisart|art des ereignisses|vorfallart",
    Field.TEAM: "team|owner team|owning team|responsible team|group|assignment group|squad",
    Field.ACTUAL: "severity|actual severity|severity actual|harm|level of harm|harm level|degree of harm|impact|"
    "outcome|"
    "consequence|injury severity|seriousness|actual harm|actual impact|schwere|schweregrad|schaden|auswirkung|"
    "sev|priority|prio|priorität|severity level|harm score|risk level|level",
    Field.POTENTIAL: "potential severity|severity potential|potential|worst case|potential harm|potential impact|"
    "potential outcome|could have been|possible severity|potenzielle schwere|mögliche schwere|möglicher schaden|"
    "potential consequence|risk rating|worst credible outcome",
    Field.MERP: "merp|ncc merp|merp category|ncc merp category|nccmerp|merp index|error category",
    Field.REACH: "reach|reached|reached patient|reached the patient|reached customer|how far|near miss|erreicht",
    Field.DETECTION: "detection method|how detected|how noticed|how was it noticed|detected by|noticed by|"
    "discovered by|"
    "how discovered|method of detection|detection|how found|how was it discovered|entdeckt durch|wie bemerkt|"
    "erkannt durch|bemerkt durch|found by",
    Field.STOPPED_BY: "stopped by|what stopped it|barrier|barrier that held|recovery|prevented by|caught by|"
    "what prevented it|defence|defense|safeguard|verhindert durch|abgefangen durch|gestoppt durch",
    Field.TRIGGER: "trigger|triggered by|what set it off|initiating event|auslöser",
    Field.FIRST_SIGNAL: "first signal|first sign|first symptom|symptom|symptoms|warning sign|anzeichen|erstes zeichen",
    Field.ACTORS: "actors|roles|role|people involved|persons involved|who was involved|involved|position|"
    "position title|"
    "job title|staff involved|staff type|profession|occupation|beteiligte|rolle|rollen|funktion|berufsgruppe|operator|"
    "employee|worker|staff member|mitarbeiter",
    Field.REASON: "failure type|type of failure|failure reason|spectrum|fehlertyp",
    Field.TAGS: "tag|tags|label|labels|keyword|keywords|topics|themes|components|schlagwort|schlagworte|stichworte",
    Field.FACTORS: "contributing factors|contributing factor|factors|factor|cause|causes|root cause|root causes|why|"
    "why it happened|reason|reasons|human factors|other factors|ursache|ursachen|grund|gründe|beitragende faktoren|"
    "faktoren|contributory factors",
    Field.REPORTER: "reporter|reported by|reporter name|name of reporter|submitted by|created by|author|logged by|"
    "entered by|"
    "raised by|opened by|e mail|email|mail|reporter email|staff name|employee name|person reporting|your name|"
    "completed by|caller|requester|melder|gemeldet von|erfasst von|erstellt von|meldende person|name des melders|"
    "patient name|name of patient|patient|phone|telephone",
    Field.LINE: "status|incident status|event status|report status|case status|approval status|workflow status|"
    "state of report|year|reported year|month|latitude|longitude|lat|lon|quarter|url|link",
}
FIELD_WORDS = {word: field for field, words in HEADS.items() for word in words.split("|")}
# Words that say something alone, and nothing among others: “Incident task” is no incident.
ALONE = frozenset(
    _words(
        "event|incident|report|level|line|area|day|time|hour|key|name|number|comment|error|fault|details|over|"
        "ended|zeit|group|unit|role|roles|position|fehler|start|issue|problem|story|when|began|begin|opened|"
        "found on|service|system|station|store|record|harm|near miss|recovery|potential|impact|patient|summary|"
        "outcome|factor|worker|process|status|staff|employee|involved|month|year|room|class|subject|account|"
        "serial"
    )
)
BY_LENGTH = sorted((word for word in FIELD_WORDS if len(word) > 3 and word not in ALONE), key=len, reverse=True)

EMPTY = frozenset(
    _words(
        "-|--|---|–|—|.|..|...|…|/|n/a|n\\a|na|n.a|#n/a|#ref!|#value!|null|nil|nan|blank|left blank|"
        "not applicable|does not apply|not provided|none provided|not available|none available|"
        "not specified|none specified|not stated|none stated|not reported|not recorded|not known|not yet known|"
        "not entered|not given|none given|not indicated|not determined|not yet determined|undetermined|not disclosed|"
        "no data|no information|no information available|no info|to be determined|tbd|t.b.d|"
        "tba|to be announced|tbc|to be confirmed|unspecified|undefined|?|??|???|unknown|unk|do not know|don't know|"
        "keine angabe|keine angaben|ohne angabe|k.a|k. a|entfällt|nicht zutreffend|nicht anwendbar|nicht angegeben|"
        "nicht bekannt|nicht verfügbar|nicht erfasst|noch nicht bekannt|wird noch ermittelt|unbekannt|"
        "weiß nicht|s.o|non applicable|non disponible|non précisé|non spécifié|sans objet|s/o|à déterminer|inconnu|"
        "inconnue|no aplica|no aplicable|no disponible|sin datos|por determinar|desconocido|desconocida"
    )
)

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-z])(?=[A-Z]{2,}\b)")
_ENDING = re.compile(r"(?:[_\s](?:en|fr|de|list|txt))+$", re.IGNORECASE)
_OTHER = re.compile(r"[^\w#äöüß]+")


def is_empty(text: str) -> bool:
    """Whether a cell says only that nothing stands there, with or without brackets and a full stop."""
    said = " ".join(text.casefold().split())
    return said in EMPTY or said.strip(" .()[]<>") in EMPTY


def readable(name: str) -> str:
    """The name as people say it: “WhatHappened_EN_LIST” is “What happened”."""
    words = _CAMEL.sub(" ", _ENDING.sub("", name.strip())).replace("_", " ").split()
    if not words or " " in name.strip():
        return " ".join(words) or name
    return " ".join([words[0], *(word if word.isupper() else word.lower() for word in words[1:])])


def plain(name: str) -> str:
    """The name of a column as it is looked up."""
    return " ".join(_OTHER.sub(" ", readable(name).casefold()).split())


def fields_said(name: str) -> list[str]:
    """What the name of a column says that it is: the whole of it first, then the longest words in it."""
    said, whole = plain(name), said_exactly(name)
    found = [whole] if whole else []
    found += [FIELD_WORDS[word] for word in BY_LENGTH if f" {word} " in f" {said} "]
    return list(dict.fromkeys(found))


def said_exactly(name: str) -> str:
    """What the whole name says."""
    return FIELD_WORDS.get(plain(name), "")
