-- What only a database needs that several replicas share.
-- Types are written in small letters here: capital TEXT is compared byte by byte.

CREATE FUNCTION siaga_now() RETURNS bigint LANGUAGE sql VOLATILE AS
$$ SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS bigint) $$;

-- Every transaction begins with this: an older program stops where a newer one began.
CREATE FUNCTION siaga_knows(known bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT version FROM siaga_schema) > known THEN
        RAISE EXCEPTION 'the schema is newer than %', known USING ERRCODE = 'SG001';
    END IF;
END $$;

CREATE TABLE replica (  -- who lives, by the clock of the database
    name  TEXT PRIMARY KEY,
    until BIGINT NOT NULL
);

CREATE FUNCTION siaga_lives(replica_name text) RETURNS boolean
LANGUAGE sql VOLATILE AS $$
    SELECT EXISTS (
        SELECT 1 FROM replica WHERE name = replica_name AND until > siaga_now()
    )
$$;

CREATE TABLE lead (  -- which replica polls, sends and keeps time
    name   TEXT PRIMARY KEY,
    holder TEXT NOT NULL,
    fence  BIGINT NOT NULL
);

-- Who has it in hand; it is theirs while they live.
ALTER TABLE inbox ADD COLUMN held_by TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN held_by TEXT NOT NULL DEFAULT '';

CREATE SEQUENCE inbox_arrival;

-- What was written for ever is neither changed nor deleted, whoever asks.
CREATE FUNCTION siaga_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON journal
EXECUTE FUNCTION siaga_append_only('the journal is append-only');

CREATE TRIGGER document_version_stays
BEFORE UPDATE OR DELETE OR TRUNCATE ON document_version
EXECUTE FUNCTION siaga_append_only('a submitted text never changes');

CREATE TRIGGER level_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON level_change
EXECUTE FUNCTION siaga_append_only('changes of level are append-only');
