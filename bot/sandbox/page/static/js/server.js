// Asks the page's server: the snapshot, older messages, menus, acts and wishes.

/** What the server refuses: a code or a sentence. */
export class Refused extends Error {}

async function answered(asked) {
  const answer = await asked.catch(() => {
    throw new Refused("unreachable");
  });
  const said = await answer.json().catch(() => ({ error: `${answer.status}` }));
  if (!answer.ok) throw new Refused(said.error ?? `${answer.status}`);
  return said;
}

function post(path, given) {
  return answered(
    fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(given),
    }),
  );
}

export const snapshot = () => answered(fetch("/page/snapshot"));
export const before = (chat, id) => answered(fetch(`/page/chat/${chat}/before/${id}`));
export const menu = (user, chat) => answered(fetch(`/page/menu/${user}/${chat}`));
export const act = (user, action, given) => post(`/page/act/${user}/${action}`, given);
export const wish = (name, given) => post(`/page/stage/${name}`, given);
export const fileAddress = (file) => `/page/file/${encodeURIComponent(file)}`;
