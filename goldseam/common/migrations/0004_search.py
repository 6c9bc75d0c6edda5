"""Entries of the search, and the index of their words that the database keeps in step by itself.

A later migration that changes the table of entries has to make the triggers of SQLite anew: it copies the table.
"""

from django.db import migrations, models

SQLITE = [
    # Only which word stands in which entry: the entry has the words, and nobody asks for places.
    "CREATE VIRTUAL TABLE common_entry_words USING fts5"
    """(words, content='', detail=none, columnsize=0, tokenize="ascii tokenchars ':._-/'")""",
    """CREATE TRIGGER common_entry_added AFTER INSERT ON common_entry BEGIN
        INSERT INTO common_entry_words (rowid, words)
        VALUES (new.id, replace(' ' || new.words, ' ', ' ' || new.scope));
    END""",
    """CREATE TRIGGER common_entry_removed AFTER DELETE ON common_entry BEGIN
        INSERT INTO common_entry_words (common_entry_words, rowid, words)
        VALUES ('delete', old.id, replace(' ' || old.words, ' ', ' ' || old.scope));
    END""",
    """CREATE TRIGGER common_entry_changed AFTER UPDATE ON common_entry
    WHEN old.words != new.words OR old.scope != new.scope BEGIN
        INSERT INTO common_entry_words (common_entry_words, rowid, words)
        VALUES ('delete', old.id, replace(' ' || old.words, ' ', ' ' || old.scope));
        INSERT INTO common_entry_words (rowid, words)
        VALUES (new.id, replace(' ' || new.words, ' ', ' ' || new.scope));
    END""",
]
POSTGRESQL = [
    """ALTER TABLE common_entry ADD COLUMN lexemes tsvector GENERATED ALWAYS AS (
        array_to_tsvector(string_to_array(ltrim(replace(' ' || words, ' ', ' ' || scope)), ' '))
    ) STORED""",
    # Without a list of what is new, which every search would have to read.
    "CREATE INDEX common_entry_lexemes ON common_entry USING gin (lexemes) WITH (fastupdate = off)",
]


def make(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TABLE common_entry_words")


class Migration(migrations.Migration):
    dependencies = [("common", "0003_turns")]
    operations = [
        migrations.CreateModel(
            name="Entry",
            fields=[
                ("id", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("scope", models.CharField(max_length=24)),
                ("title", models.CharField(max_length=400)),
                ("words", models.TextField()),
            ],
            options={"indexes": [models.Index(fields=["scope", "-id"], name="search_newest")]},
        ),
        migrations.CreateModel(
            name="Filling",
            fields=[
                ("kind", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("down_to", models.PositiveBigIntegerField(null=True)),
                ("is_done", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Waiting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("key", models.PositiveBigIntegerField()),
            ],
        ),
        migrations.RunPython(make, remove),
    ]
