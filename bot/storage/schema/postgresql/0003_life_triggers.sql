-- What was written for ever is neither changed nor deleted, whoever asks.

CREATE TRIGGER life_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON life_change
EXECUTE FUNCTION siaga_append_only('moves of an issue are append-only');

CREATE TRIGGER note_stays BEFORE DELETE OR TRUNCATE ON note
EXECUTE FUNCTION siaga_append_only('a note never changes');

CREATE TRIGGER note_words_stay BEFORE UPDATE OF words, code, written_by, at ON note
EXECUTE FUNCTION siaga_append_only('a note never changes');
