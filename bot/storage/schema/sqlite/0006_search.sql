-- The index of words: a row for each issue, its number is year and count.

CREATE VIRTUAL TABLE search_text USING fts5 (
    title, report, document, tokenize = 'unicode61 remove_diacritics 0'
);
