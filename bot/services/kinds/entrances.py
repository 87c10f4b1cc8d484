"""Kinds of texts that begin with a question of their own: the button that asks it."""

#: What is pressed instead of `draft_kind`.
ENTRANCES = {
    "social_post": "post_begin",
    "right_of_reply": "right_begin",
    "breach_notice": "breach_begin",
    "danger_announcement": "danger_begin",
    "correction": "correct_begin",
}
