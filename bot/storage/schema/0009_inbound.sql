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
