-- The duty roster: shifts, who stands in, offers to swap, and what waits for a yes.

CREATE TABLE roster_line (  -- weekly where days is not null, else dated
    id        TEXT PRIMARY KEY,
    person    BIGINT NOT NULL,
    zone      TEXT NOT NULL,  -- shifts are times on the wall of a zone
    begins    TEXT NOT NULL,  -- 08:00
    ends      TEXT NOT NULL,
    days      TEXT,  -- 0 is Monday, 7 a closed day: 01234
    first_day TEXT,  -- 2026-11-26
    last_day  TEXT,
    begins_at BIGINT,  -- of a dated one
    ends_at   BIGINT,
    added_by  BIGINT NOT NULL,
    added_at  BIGINT NOT NULL,
    number    BIGINT NOT NULL,
    CHECK ((days IS NULL) = (begins_at IS NOT NULL)),
    CHECK (begins_at < ends_at)
);

CREATE INDEX roster_line_dated ON roster_line (begins_at) WHERE days IS NULL;

CREATE TABLE roster_cover (
    id        TEXT PRIMARY KEY,
    begins_at BIGINT NOT NULL,
    ends_at   BIGINT NOT NULL,
    gone      BIGINT NOT NULL,
    stands    BIGINT NOT NULL,
    made_at   BIGINT NOT NULL,
    CHECK (begins_at < ends_at)
);

CREATE INDEX roster_cover_ends ON roster_cover (ends_at);

CREATE TABLE roster_swap (
    id         TEXT PRIMARY KEY,
    asker      BIGINT NOT NULL,
    asked      BIGINT NOT NULL,
    given_from BIGINT NOT NULL,
    given_to   BIGINT NOT NULL,
    taken_from BIGINT,
    taken_to   BIGINT,
    made_at    BIGINT NOT NULL,
    state      TEXT NOT NULL,
    version    BIGINT NOT NULL
);

CREATE TABLE roster_draft (  -- what its author has not confirmed yet
    id       TEXT PRIMARY KEY,
    author   BIGINT NOT NULL UNIQUE,
    at       BIGINT NOT NULL,
    replaces BIGINT NOT NULL,
    lines    TEXT NOT NULL,
    faults   TEXT NOT NULL
);

CREATE TABLE roster_note (  -- what who goes says to who comes
    author BIGINT PRIMARY KEY,
    at     BIGINT NOT NULL,
    text   TEXT NOT NULL
);

CREATE TABLE roster_told (  -- what is told once, to whom; 0: to the leads
    matter TEXT NOT NULL,
    person BIGINT NOT NULL,
    at     BIGINT NOT NULL,
    PRIMARY KEY (matter, person)
);
