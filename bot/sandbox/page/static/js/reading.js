// Counts what each person has not read yet, in a chat and in a topic of it.

const ENOUGH = 999; // more is not worth counting

/** How many of a chat's messages each member has not read. */
export function tally(chat) {
  return Object.fromEntries(chat.members.map((person) => [person, unread(chat, person)]));
}

/** @param {(message: object) => boolean} [wanted] only these count */
export function unread(chat, person, wanted = () => true) {
  const read = chat.read[person] ?? 0;
  let count = 0;
  for (let at = chat.messages.length - 1; at >= 0 && count < ENOUGH; at -= 1) {
    const message = chat.messages[at];
    if (message.id <= read) break;
    if (isNews(message, person) && wanted(message)) count += 1;
  }
  return count;
}

/** Others' words are news; what happened to the chat itself is not. */
export function isNews(message, person) {
  return message.from.id !== person && message.kind !== "service";
}

/** The topic in which a message of a forum stands; General is 1. */
export function topicOf(message) {
  return message.topic ?? 1;
}
