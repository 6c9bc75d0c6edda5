"""The words of written times: months, days of the week, units, zones, and what makes a time a rough one."""

MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "mär": 3, "apr": 4, "may": 5, "mai": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "okt": 10, "nov": 11, "dec": 12, "dez": 12,
}  # fmt: skip
MONTH = (
    r"(?P<month>jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz?|apr(?:il)?|may|mai|june?|juni|july?|juli|"
    r"aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?)\b\.?"
)
WEEKDAYS = {
    "mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6,
    "die": 1, "mit": 2, "don": 3, "fre": 4, "sam": 5, "son": 6,
}  # fmt: skip
WEEKDAY = (
    r"(?P<weekday>mon(?:day|tag)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)\b\.?"
)

# Seconds of a unit by its first letters; months are counted by the calendar. The longest names stand first.
UNITS = {
    "months": ("month", 0), "month": ("month", 0), "mo": ("month", 0), "monate": ("month", 0), "monat": ("month", 0),
    "weeks": ("week", 604_800), "week": ("week", 604_800), "wk": ("week", 604_800), "w": ("week", 604_800),
    "wochen": ("week", 604_800), "woche": ("week", 604_800),
    "days": ("day", 86_400), "day": ("day", 86_400), "d": ("day", 86_400), "tage": ("day", 86_400),
    "tag": ("day", 86_400),
    "hours": ("hour", 3_600), "hour": ("hour", 3_600), "hrs": ("hour", 3_600), "hr": ("hour", 3_600),
    "h": ("hour", 3_600), "std": ("hour", 3_600), "stunden": ("hour", 3_600), "stunde": ("hour", 3_600),
    "minutes": ("minute", 60), "minute": ("minute", 60), "minuten": ("minute", 60), "mins": ("minute", 60),
    "min": ("minute", 60), "m": ("minute", 60),
    "seconds": ("second", 1), "second": ("second", 1), "secs": ("second", 1), "sec": ("second", 1),
    "s": ("second", 1), "sekunden": ("second", 1),
}  # fmt: skip
UNIT = "|".join(sorted(UNITS, key=len, reverse=True))

# Two letters may be a word of the line (“14:02 CT scan”), so they are a zone only where the time ends with them.
SHORT_ZONES = "ET|CT|MT|PT"
# People write the name of winter time in summer too: what they mean is the time on the clocks of that region.
ZONES = {
    "Z": "UTC", "UTC": "UTC", "GMT": "UTC",
    "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York",
    "CT": "America/Chicago", "CST": "America/Chicago", "CDT": "America/Chicago",
    "MT": "America/Denver", "MST": "America/Denver", "MDT": "America/Denver",
    "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "BST": "Europe/London",
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin", "MESZ": "Europe/Berlin",
    "EET": "Europe/Helsinki", "EEST": "Europe/Helsinki", "MSK": "Europe/Moscow",
    "IST": "Asia/Kolkata", "SGT": "Asia/Singapore", "JST": "Asia/Tokyo", "KST": "Asia/Seoul",
    "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney", "NZST": "Pacific/Auckland", "NZDT": "Pacific/Auckland",
}  # fmt: skip

ROUGH = (
    r"~|≈|±|(?:ca|circa|approx(?:imately)?|about|around|roughly|shortly\s+(?:after|before)|just\s+(?:after|before)|"
    r"before|after|by|gegen|etwa|kurz\s+(?:nach|vor))\b\.?"
)
NOON = {"noon": 12, "midday": 12, "midnight": 0, "mittag": 12, "mitternacht": 0}
CONTINENT = "Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific"
