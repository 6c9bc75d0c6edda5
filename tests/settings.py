"""The product's settings, with a data folder that is thrown away, quick passwords and static files as they lie.

Tests run on SQLite in a file, as the product does, or on the PostgreSQL that DATABASE_URL names.
"""

import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="goldseam-test-", ignore_cleanup_errors=True)
os.environ["GOLDSEAM_DATA"] = _folder.name
os.environ.pop("GOLDSEAM_DEBUG", None)
os.environ.pop("GOLDSEAM_URL", None)

from config.settings import *  # noqa: E402, F403
from config.settings import DATA, DATABASES, STORAGES  # noqa: E402

ROOT_URLCONF = "tests.urls"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
if "sqlite3" in DATABASES["default"]["ENGINE"]:
    # In memory all threads would share one connection, and so one transaction.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA / "test.sqlite3")}
