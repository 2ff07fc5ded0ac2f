"""Tables of an inventory. A file holds one project in one environment."""

from __future__ import annotations

from trackman.store.cache.records import UPLOAD

VERSION = 1
BLOCK = 64
"""Cues that are kept as one. The numbers of the cues of a text begin with a new block."""

UPLOAD_COLUMNS = ", ".join(f"videos.{name.strip()}" for name in UPLOAD.split(","))

# Times are seconds since 1970. What is gone stays, with the time at which it was missed.
#
# `tracks` holds copies of what it is filtered and sorted by, so that nothing has to be looked up
# for each of very many rows: title and label are folded file name and name, words all that is
# searched, and that from the index of them alone, which is far smaller than the table.
# same_language, same_name and same_text are numbers of groups within a video, of tracks that double
# each other; NULL for those without a double.
#
# Neither is the file mapped into memory nor much of it cached: the system caches it already, and
# all that was ever read would count as the program's own.
#
# `cues` knows words only. To take one out it must be told what it was given, so what is shown of
# cues, in `blocks`, must not change without it, nor `domain/inventory/words` without VERSION.
SCHEMA = """
CREATE TABLE videos (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE, filename TEXT NOT NULL, size INTEGER NOT NULL, mime_type TEXT,
    duration REAL, width INTEGER, height INTEGER, mux_playback_id TEXT, created_at TEXT,
    tags TEXT NOT NULL, path TEXT NOT NULL, updated_at TEXT, thumbhash TEXT, collection_id TEXT,
    used INTEGER, seen REAL NOT NULL, looked REAL, looked_at_version TEXT, gone REAL,
    due INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX looks ON videos (due, looked);
CREATE TABLE tracks (
    key INTEGER PRIMARY KEY, video INTEGER NOT NULL, place INTEGER NOT NULL, id TEXT NOT NULL,
    kind TEXT NOT NULL, name TEXT NOT NULL, language TEXT NOT NULL, captions INTEGER,
    status TEXT NOT NULL, error TEXT, used INTEGER, findings INTEGER,
    first REAL NOT NULL, last REAL NOT NULL, gone REAL, preparing REAL,
    same_language INTEGER, same_name INTEGER, same_text INTEGER,
    uncaptioned INTEGER NOT NULL DEFAULT 0, checksum TEXT, due INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL, label TEXT NOT NULL, words TEXT NOT NULL,
    UNIQUE (id, video)
);
CREATE INDEX of_video ON tracks (video, place);
CREATE INDEX spoken ON tracks (language);
CREATE INDEX due_texts ON tracks (video) WHERE due = 1;
CREATE TABLE texts (
    track INTEGER PRIMARY KEY, read REAL NOT NULL, changed REAL NOT NULL, block INTEGER,
    cues INTEGER NOT NULL, content BLOB NOT NULL
);
CREATE INDEX changes ON texts (changed, block);
CREATE TABLE blocks (number INTEGER PRIMARY KEY, track INTEGER NOT NULL, content BLOB NOT NULL);
CREATE VIRTUAL TABLE cues USING fts5 (
    words, content = '', columnsize = 0,
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);
CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
LATER = {"searched": "CREATE INDEX IF NOT EXISTS searched ON tracks (words, gone)"}
"""Indexes by their names that files of earlier versions lack."""
