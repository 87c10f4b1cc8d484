-- What the buttons under messages mean.

-- add_keyboard --
-- Remember the buttons of a message.
INSERT INTO keyboard (token, chat_id, presses, expires_at)
VALUES (
    :token,
    COALESCE(
        (SELECT new_chat FROM chat_move WHERE old_chat = :chat_id), :chat_id
    ),
    :presses, :expires_at
)
ON CONFLICT DO NOTHING;

-- keyboard --
-- Return the buttons of a message.
SELECT token, chat_id, presses, expires_at FROM keyboard WHERE token = :token;

-- void_keyboards --
-- Forget every keyboard of a chat.
DELETE FROM keyboard WHERE chat_id = :chat_id;
