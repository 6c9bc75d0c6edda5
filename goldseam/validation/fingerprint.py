"""What a version says, as one short number: two versions that differ in a word have different ones."""

import hashlib
import json

# By name, so that what a version learns to say later leaves the fingerprints of earlier ones alone.
SINGLES = ("aim", "trigger", "mode", "critical_pause", "response", "cue_type", "obstacle", "text")
OF_A_LINE = ("pause", "text", "is_killer", "answer", "role", "is_read_back")


def fingerprint(version) -> str:
    said = {name: str(getattr(version, name)) for name in SINGLES}
    lines = [[_plain(getattr(item, name)) for name in OF_A_LINE] for item in version.items.all()]
    text = json.dumps([version.number, said, lines], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value):
    return value if isinstance(value, bool) else str(value)
