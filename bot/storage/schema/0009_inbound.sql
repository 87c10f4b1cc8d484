-- Many reports of the same thing.

CREATE TABLE resemblance (  -- an issue that is probably about the same as an older one
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    target   TEXT NOT NULL REFERENCES issue (id),  -- changes when that one is merged
    at       BIGINT NOT NULL
);

CREATE INDEX resemblance_target ON resemblance (target, at);

CREATE TABLE rescoring (  -- when the owner was last asked to assess an issue anew
    issue_id TEXT PRIMARY KEY REFERENCES issue (id),
    at       BIGINT NOT NULL
);

CREATE TABLE identity_card (  -- files that a person called an identity card, by hash
    sha       TEXT PRIMARY KEY,
    judged_by BIGINT NOT NULL,
    at        BIGINT NOT NULL
);

CREATE TABLE citizen_input (  -- what citizens ask for, without personal data
    id          TEXT PRIMARY KEY,
    issue_id    TEXT NOT NULL REFERENCES issue (id),  -- changes when issues merge
    state       TEXT NOT NULL,
    version     BIGINT NOT NULL,
    words       TEXT NOT NULL,
    channel     TEXT NOT NULL,
    voices      BIGINT NOT NULL,  -- for how many it stands
    lapor       TEXT NOT NULL,    -- its number at SP4N-LAPOR!
    answer      TEXT NOT NULL,
    part_of     TEXT NOT NULL,    -- the theme that it counts in
    reporter    BIGINT NOT NULL,
    created_at  BIGINT NOT NULL,
    answered_by BIGINT,
    answered_at BIGINT,
    CHECK (voices > 0),
    CHECK (state <> 'answered' OR (answer <> '' AND answered_at IS NOT NULL))
);

CREATE INDEX citizen_input_issue ON citizen_input (issue_id, created_at, id);
