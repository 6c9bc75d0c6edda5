"""Names of standards, as suggestions while somebody types. Any other may be cited."""

STANDARDS = [
    "ISO 9001",
    "ISO 13485",
    "21 CFR 820",
    "ISO 14971",
    "IEC 62304",
    "ICH Q9",
    "ICH Q10",
    "EU GMP Annex 15",
    "ISO 45001",
]
