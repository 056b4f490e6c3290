/**
 * An element with text and children; text is never read as markup.
 * @param {string} tag
 * @param {Record<string, unknown>} [set] properties, and data-*, aria-*, role, for as attributes
 * @param {(Node | string | null | undefined | false)[]} children
 * @returns {any}
 */
export function node(tag, set = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(set)) {
    if (value === undefined || value === false) continue;
    if (/^(data-|aria-|role$|for$)/.test(name)) made.setAttribute(name, String(value));
    else made[name] = value;
  }
  made.append(...children.flatMap((child) => child || []));
  return made;
}

/** @param {string} id @returns {any} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}
