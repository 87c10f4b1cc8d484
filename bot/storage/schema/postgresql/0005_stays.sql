-- What the public was told stays on record; only who said it may become a number.

CREATE TRIGGER public_word_stays BEFORE DELETE OR TRUNCATE ON public_word
EXECUTE FUNCTION siaga_append_only('public words are append-only');
CREATE TRIGGER public_word_same BEFORE UPDATE ON public_word FOR EACH ROW
EXECUTE FUNCTION siaga_pseudonym_only('said_by', 'public words are append-only');
