-- What everyone is told who gives personal data (UU 27/2022, article 5). One for the installation.
CREATE TABLE notice (
    only_row   INTEGER PRIMARY KEY CHECK (only_row = 1),
    controller TEXT NOT NULL, -- who decides what becomes of the data
    purpose    TEXT NOT NULL,
    basis      TEXT NOT NULL, -- in law
    retention  TEXT NOT NULL, -- how long it is kept
    contact    TEXT NOT NULL,
    changed_at TEXT NOT NULL
) STRICT;
