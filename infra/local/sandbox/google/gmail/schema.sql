CREATE TABLE IF NOT EXISTS gmail_mailboxes (
    account       TEXT PRIMARY KEY,
    history_id    INTEGER NOT NULL,
    history_floor INTEGER NOT NULL
);

-- The *_words columns hold what a search compares with: lower-case words between single spaces.
CREATE TABLE IF NOT EXISTS gmail_messages (
    account        TEXT NOT NULL,
    id             TEXT NOT NULL,
    thread_id      TEXT NOT NULL,
    history_id     INTEGER NOT NULL,
    internal_date  INTEGER NOT NULL,
    size           INTEGER NOT NULL,
    snippet        TEXT NOT NULL,
    rfc822_id      TEXT NOT NULL,
    subject_key    TEXT NOT NULL,
    from_words     TEXT NOT NULL,
    to_words       TEXT NOT NULL,
    cc_words       TEXT NOT NULL,
    bcc_words      TEXT NOT NULL,
    subject_words  TEXT NOT NULL,
    all_words      TEXT NOT NULL,
    has_attachment INTEGER NOT NULL,
    raw            BLOB NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX IF NOT EXISTS gmail_messages_by_date ON gmail_messages (account, internal_date, id);
CREATE INDEX IF NOT EXISTS gmail_messages_by_thread ON gmail_messages (account, thread_id);
CREATE INDEX IF NOT EXISTS gmail_messages_by_rfc822_id ON gmail_messages (account, rfc822_id);

CREATE VIEW IF NOT EXISTS gmail_message_heads AS
SELECT account, id, thread_id, history_id, internal_date, size, snippet FROM gmail_messages;

CREATE TABLE IF NOT EXISTS gmail_message_labels (
    account    TEXT NOT NULL,
    message_id TEXT NOT NULL,
    label_id   TEXT NOT NULL,
    PRIMARY KEY (account, message_id, label_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS gmail_messages_by_label ON gmail_message_labels (account, label_id);

CREATE TABLE IF NOT EXISTS gmail_labels (
    account                 TEXT NOT NULL,
    number                  INTEGER NOT NULL,
    name                    TEXT NOT NULL,
    message_list_visibility TEXT NOT NULL,
    label_list_visibility   TEXT NOT NULL,
    color                   TEXT,
    PRIMARY KEY (account, number)
);

CREATE TABLE IF NOT EXISTS gmail_send_as (
    account             TEXT NOT NULL,
    address             TEXT NOT NULL,
    display_name        TEXT NOT NULL,
    verification_status TEXT NOT NULL,
    is_default          INTEGER NOT NULL,
    PRIMARY KEY (account, address)
);

CREATE TABLE IF NOT EXISTS gmail_drafts (
    account    TEXT NOT NULL,
    id         TEXT NOT NULL,
    message_id TEXT NOT NULL,
    PRIMARY KEY (account, id)
);
CREATE INDEX IF NOT EXISTS gmail_drafts_by_message ON gmail_drafts (account, message_id);

CREATE TABLE IF NOT EXISTS gmail_history (
    account    TEXT NOT NULL,
    id         INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    message_id TEXT NOT NULL,
    thread_id  TEXT NOT NULL,
    labels     TEXT NOT NULL,
    changed    TEXT NOT NULL,
    PRIMARY KEY (account, id)
);
