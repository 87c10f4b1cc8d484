// Words the lines about the chat itself: who came, what was pinned, which topic was made.

import { say } from "./words.js";

const LINES = {
  pinned_message: "service.pinned",
  new_chat_members: "service.came",
  left_chat_member: "service.left",
  forum_topic_created: "service.topic_created",
  forum_topic_edited: "service.topic_edited",
  forum_topic_closed: "service.topic_closed",
  forum_topic_reopened: "service.topic_reopened",
  migrate_to_chat_id: "service.migrated",
  migrate_from_chat_id: "service.migrated",
  new_chat_title: "service.title",
  new_chat_photo: "service.photo",
  group_chat_created: "service.created",
  supergroup_chat_created: "service.created",
  channel_chat_created: "service.created",
};

/** The sentence of a service message. */
export function serviceLine(message) {
  const { what, names = [] } = message.service ?? {};
  const key = LINES[what] ?? "service.other";
  return say(key, { by: message.from.name, names: names.join(", "), what });
}
