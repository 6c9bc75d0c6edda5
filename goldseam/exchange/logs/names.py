"""Whether a cell names a person: roles are what is looked for, names are not."""

import re

_NAME = re.compile(
    r"[A-ZÀ-Þ][a-zß-ÿ'’]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?(?:\s+[A-ZÀ-Þ]\.)?\s+[A-ZÀ-Þ][a-zß-ÿ'’]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?"
    r"|[A-ZÀ-Þ][a-zß-ÿ'’]+,\s*[A-ZÀ-Þ](?:[a-zß-ÿ'’]+|\.)",
)
_TITLED = re.compile(r"(?:mr|mrs|ms|dr|prof|herr|frau)\.?\s+[A-ZÀ-Þ]", re.IGNORECASE)
ROLES = re.compile(
    r"manager|director|engineer|nurse|doctor|physician|officer|operator|technician|driver|pilot|chief|lead|head|clerk|"
    r"assistant|specialist|analyst|developer|administrator|supervisor|coordinator|dispatch|crew|team|shift|staff|fire|"
    r"forest|trainee|student|intern|worker|cook|packer|cashier|guard|captain|foreman|inspector|planner|contractor|desk|"
    r"customer|patient|user|support|service|care|control|center|centre|on-call|leit|pfleg|arzt|ärzt|fahrer|techn|"
    r"ingenieur|leiter|schicht|mitarbeiter|assist|superintendent|boss|leader|responder|hotshot|member|supt|division",
    re.IGNORECASE,
)


def is_name(text: str) -> bool:
    """“Ana Ruiz”, “Ruiz, A.”, “Dr. Ruiz”; not “Shift Manager”."""
    return bool(len(text) <= 60 and (_NAME.fullmatch(text) or _TITLED.match(text)) and not ROLES.search(text))
