-- What was written for ever is neither changed nor deleted, whoever asks.

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TRIGGER document_version_no_update BEFORE UPDATE ON document_version
BEGIN SELECT RAISE(ABORT, 'a submitted text never changes'); END;

CREATE TRIGGER document_version_no_delete BEFORE DELETE ON document_version
BEGIN SELECT RAISE(ABORT, 'a submitted text never changes'); END;

CREATE TRIGGER level_change_no_update BEFORE UPDATE ON level_change
BEGIN SELECT RAISE(ABORT, 'changes of level are append-only'); END;

CREATE TRIGGER level_change_no_delete BEFORE DELETE ON level_change
BEGIN SELECT RAISE(ABORT, 'changes of level are append-only'); END;
