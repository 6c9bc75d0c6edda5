"""What the environment says about this install: flags, secrets and the database's address."""

import os
import secrets
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit


def flag(name: str, default: bool = False) -> bool:
    """Whether the variable says yes (1, true, yes, on)."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def words(name: str) -> list[str]:
    """The comma-separated words of the variable."""
    return [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]


def networks(name: str) -> list[str]:
    """The networks in the variable; what is none stops the start, since it would allow less or more than was meant."""
    return [str(ip_network(word, strict=False)) for word in words(name)]


def secret_key(folder: Path) -> str:
    """The install's secret: from the environment, else made once and kept in the data folder."""
    if key := os.environ.get("GOLDSEAM_SECRET_KEY"):
        return key

    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "secret-key"
    try:
        with open(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(48))
    except FileExistsError:
        pass  # Another process of the same install was first; its secret counts.
    return file.read_text()


def database(url: str, folder: Path) -> dict:
    """Django's database settings for `postgresql://…`, or for SQLite in the data folder where no address is given."""
    if not url:
        return _sqlite(folder / "goldseam.sqlite3")

    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path)))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # To plan a question takes PostgreSQL longer than to answer it: a connection plans those that it hears
            # often once. A pooler that hands a connection to another for each transaction may not know them.
            "server_side_binding": True,
            "prepare_threshold": None if flag("GOLDSEAM_BEHIND_POOLER") else 5,
            # Questions with many conditions look expensive, so that PostgreSQL would spend longer on translating them
            # into machine code than on answering. A pooler knows nothing of such options.
            **({} if flag("GOLDSEAM_BEHIND_POOLER") else {"options": "-c jit=off"}),
            **dict(parse_qsl(parts.query)),
        },
    }


def _sqlite(file: Path) -> dict:
    return {
        "ENGINE": "goldseam.common.sqlite3_in_turn",
        "NAME": file,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Deferred transactions that turn into writers fail at once under load; immediate ones wait their turn.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # The worker alone moves the log into the database (common/sqlite.py). The number of pages, 400 MB, is for
            # an install whose worker does not run.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=0;"
            # What is deleted is overwritten: words taken out, such as those of a hand-over, leave the file as well.
            "PRAGMA wal_autocheckpoint=100000; PRAGMA secure_delete=ON;",
        },
        "TEST": {"NAME": None},
    }
