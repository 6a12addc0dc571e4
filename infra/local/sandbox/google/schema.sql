CREATE TABLE IF NOT EXISTS google_keys (
    kid TEXT PRIMARY KEY,
    pem TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS google_grants (
    account   TEXT NOT NULL,
    client_id TEXT NOT NULL,
    scopes    TEXT NOT NULL,
    PRIMARY KEY (account, client_id)
);

CREATE TABLE IF NOT EXISTS google_codes (
    hash         TEXT PRIMARY KEY,
    account      TEXT NOT NULL,
    client_id    TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    scopes       TEXT NOT NULL,
    challenge    TEXT,
    nonce        TEXT,
    refreshable  INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL
);

CREATE TABLE IF NOT EXISTS google_tokens (
    hash       TEXT PRIMARY KEY,
    kind       TEXT NOT NULL CHECK (kind IN ('access', 'refresh')),
    account    TEXT NOT NULL,
    client_id  TEXT NOT NULL,
    scopes     TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER
);
CREATE INDEX IF NOT EXISTS google_tokens_by_account ON google_tokens (account, kind, created_at);
