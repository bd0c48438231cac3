"""The tables of the store, as numbered migrations.

Each migration is applied in one transaction with the record that it was applied, so that a
process that is killed leaves a store of one version or the other. Migrations are only ever
added; what has once been released is not changed.
"""

from collections.abc import Sequence
from typing import NamedTuple

import aiosqlite


class Migration(NamedTuple):
    """One step from one version of the tables to the next."""

    name: str
    statements: Sequence[str]


MIGRATIONS = (
    Migration(
        "articles, paragraphs and words",
        (
            """
            CREATE TABLE meta (
                key TEXT PRIMARY KEY,
                value TEXT NOT NULL
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE articles (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                seq INTEGER NOT NULL UNIQUE,
                collection TEXT NOT NULL,
                external_id TEXT,
                fingerprint TEXT NOT NULL,
                title TEXT,
                text TEXT NOT NULL,
                outlet TEXT,
                author TEXT,
                published TEXT,
                url TEXT,
                language TEXT NOT NULL,
                added_at TEXT NOT NULL,
                title_words BLOB NOT NULL
            )
            """,
            """
            CREATE UNIQUE INDEX articles_external_id ON articles (collection, external_id)
            WHERE external_id IS NOT NULL
            """,
            "CREATE INDEX articles_url ON articles (collection, url) WHERE url IS NOT NULL",
            "CREATE INDEX articles_fingerprint ON articles (collection, fingerprint)",
            "CREATE INDEX articles_published ON articles (collection, published)",
            """
            CREATE TABLE paragraphs (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                article_id INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
                ordinal INTEGER NOT NULL,
                start INTEGER NOT NULL,
                stop INTEGER NOT NULL,
                words BLOB NOT NULL,
                UNIQUE (article_id, ordinal)
            )
            """,
            """
            CREATE TABLE removed (
                article_id INTEGER PRIMARY KEY,
                seq INTEGER NOT NULL UNIQUE
            )
            """,
            """
            CREATE TABLE words (
                id INTEGER PRIMARY KEY,
                word TEXT NOT NULL UNIQUE,
                term TEXT NOT NULL,
                root TEXT NOT NULL,
                sound TEXT NOT NULL
            )
            """,
            "CREATE INDEX words_term ON words (term)",
            "CREATE INDEX words_sound ON words (sound) WHERE sound <> ''",
            "INSERT INTO meta VALUES ('library', lower(hex(randomblob(16))))",
            "INSERT INTO meta VALUES ('seq', '0')",
            "INSERT INTO meta VALUES ('analyzer', '')",
        ),
    ),
    Migration(
        "statements and speakers",
        (
            """
            CREATE TABLE speakers (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL UNIQUE,
                identity TEXT NOT NULL,
                terms TEXT NOT NULL
            )
            """,
            """
            CREATE TABLE statements (
                article_id INTEGER NOT NULL,
                ordinal INTEGER NOT NULL,
                place INTEGER NOT NULL,
                start INTEGER NOT NULL,
                stop INTEGER NOT NULL,
                speaker_id INTEGER NOT NULL REFERENCES speakers (id),
                cue TEXT NOT NULL,
                type TEXT NOT NULL,
                PRIMARY KEY (article_id, ordinal, place),
                FOREIGN KEY (article_id, ordinal)
                    REFERENCES paragraphs (article_id, ordinal) ON DELETE CASCADE
            ) WITHOUT ROWID
            """,
            "CREATE INDEX statements_speaker ON statements (speaker_id)",
            "INSERT INTO meta VALUES ('statements', '')",
        ),
    ),
    Migration(
        "articles of each collection, counted",
        (
            """
            CREATE TABLE collections (
                name TEXT PRIMARY KEY,
                articles INTEGER NOT NULL
            ) WITHOUT ROWID
            """,
            "INSERT INTO collections SELECT collection, count(*) FROM articles GROUP BY 1",
            """
            CREATE TRIGGER article_came AFTER INSERT ON articles BEGIN
                INSERT INTO collections VALUES (new.collection, 1)
                ON CONFLICT (name) DO UPDATE SET articles = articles + 1;
            END
            """,
            """
            CREATE TRIGGER article_went AFTER DELETE ON articles BEGIN
                UPDATE collections SET articles = articles - 1 WHERE name = old.collection;
            END
            """,
            """
            CREATE TRIGGER article_moved AFTER UPDATE OF collection ON articles
            WHEN new.collection <> old.collection BEGIN
                UPDATE collections SET articles = articles - 1 WHERE name = old.collection;
                INSERT INTO collections VALUES (new.collection, 1)
                ON CONFLICT (name) DO UPDATE SET articles = articles + 1;
            END
            """,
        ),
    ),
    Migration(
        "dates",
        (
            """
            CREATE TABLE dates (
                article_id INTEGER NOT NULL,
                ordinal INTEGER NOT NULL,
                start INTEGER NOT NULL,
                stop INTEGER NOT NULL,
                first TEXT NOT NULL,
                last TEXT NOT NULL,
                PRIMARY KEY (article_id, ordinal, start),
                FOREIGN KEY (article_id, ordinal)
                    REFERENCES paragraphs (article_id, ordinal) ON DELETE CASCADE
            ) WITHOUT ROWID
            """,
        ),
    ),
)
"""What made the tables what they are:

- `meta` holds the library's own id, the number of its last change, and the versions of the
  analyzer that read the words and of the rules that found statements and dates.
- `articles.seq` is the number of the change that last put the article; `removed.seq` of the one
  that took it out. Together they are the log that the engine follows.
- `paragraphs` keeps places in `articles.text`, not a second copy of it; `words` is the
  paragraph as little-endian 32-bit ids of the words in order, and so is `articles.title_words`.
- `words` holds each distinct folded word once, with its term, its root and its sound.
- `collections` keeps how many articles each has, which every answer says where it finds nothing:
  counting them would read the index of the whole collection.
- `statements` keeps places in the paragraph's text; `speakers` each name once as it is written,
  with what its spellings have in common and its terms.
- `dates` keeps places likewise, with the first and the last day that the words mean.
"""


async def migrate(connection: aiosqlite.Connection) -> None:
    """Bring the tables of `connection` up to date."""
    await connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations "
        "(number INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL)"
    )
    await connection.execute("BEGIN IMMEDIATE")
    try:
        rows = await connection.execute_fetchall("SELECT coalesce(max(number), 0) FROM migrations")
        applied = int(next(iter(rows))[0])
    finally:
        await connection.rollback()
    for number, migration in enumerate(MIGRATIONS[applied:], applied + 1):
        await _apply(connection, number, migration)


async def _apply(connection: aiosqlite.Connection, number: int, migration: Migration) -> None:
    await connection.execute("BEGIN IMMEDIATE")
    try:
        known = await connection.execute_fetchall(
            "SELECT 1 FROM migrations WHERE number = ?", (number,)
        )
        if not known:  # another process may have been faster
            for statement in migration.statements:
                await connection.execute(statement)
            await connection.execute(
                "INSERT INTO migrations VALUES (?, ?, strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))",
                (number, migration.name),
            )
        await connection.commit()
    except BaseException:
        await connection.rollback()
        raise
