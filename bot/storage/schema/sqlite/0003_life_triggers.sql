-- What was written for ever is neither changed nor deleted, whoever asks.

CREATE TRIGGER life_change_no_update BEFORE UPDATE ON life_change
BEGIN SELECT RAISE(ABORT, 'moves of an issue are append-only'); END;

CREATE TRIGGER life_change_no_delete BEFORE DELETE ON life_change
BEGIN SELECT RAISE(ABORT, 'moves of an issue are append-only'); END;

CREATE TRIGGER note_words_stay BEFORE UPDATE OF words, code, written_by, at ON note
BEGIN SELECT RAISE(ABORT, 'a note never changes'); END;

CREATE TRIGGER note_no_delete BEFORE DELETE ON note
BEGIN SELECT RAISE(ABORT, 'a note never changes'); END;
