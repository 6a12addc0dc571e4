CREATE TABLE IF NOT EXISTS accounts (
    email      TEXT PRIMARY KEY,
    name       TEXT NOT NULL,
    timezone   TEXT NOT NULL,
    created_at TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS journal (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    provider TEXT NOT NULL,
    account  TEXT NOT NULL,
    method   TEXT NOT NULL,
    path     TEXT NOT NULL,
    effect   TEXT NOT NULL,
    key      TEXT
);

CREATE TABLE IF NOT EXISTS faults (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    provider   TEXT NOT NULL,
    method     TEXT NOT NULL,
    path_regex TEXT NOT NULL,
    mode       TEXT NOT NULL,
    status     INTEGER,
    seconds    REAL,
    remaining  INTEGER NOT NULL
);
