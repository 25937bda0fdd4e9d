// Other words for the same screens, as a configuration gives them: put into what was drawn, whatever nodes it is made of.

const { rewording } = JSON.parse(document.documentElement.dataset.told);
// The instruction's own words stay: those of the test Profil Zaufany's form.
const OF_INSTRUCTION = location.pathname.startsWith("/pz/") ? ["Dalej"] : [];
const WORDS = new Map(Object.entries(rewording ?? {}).filter(([from]) => !OF_INSTRUCTION.includes(from)));
const fold = (text) => text.replace(/[\u00ad]/g, "").replace(/[\s\u00a0]+/g, " ").trim();
const ATTRIBUTES = ["aria-label", "placeholder", "title"];
// Short words are whole labels only: „Do” is no part of „Dostęp”.
const LONG = 7;
const PARTS = [...WORDS].filter(([from]) => from.length >= LONG).sort(([a], [b]) => b.length - a.length);

function other(text) {
  const folded = fold(text);
  if (WORDS.has(folded)) return WORDS.get(folded);
  const part = PARTS.find(([from]) => folded.includes(from));
  return part ? folded.replace(part[0], part[1]) : null;
}

const isForEye = (node) => node.nodeType === Node.ELEMENT_NODE
  && (node.tagName === "svg" || node.getAttribute("aria-hidden") === "true" || /^(INPUT|TEXTAREA)$/.test(node.tagName));
const textOf = (node) => {
  if (node.nodeType !== Node.ELEMENT_NODE) return node.textContent;
  if (isForEye(node)) return "";
  return node.tagName === "BR" ? " " : [...node.childNodes].map(textOf).join("");
};
const wordsOf = (element) => fold(textOf(element));

/** Put the words into the first of the nodes that held the old ones, which may have ids that name something. */
function put(element, words) {
  const parts = [...element.childNodes].filter((node) => !isForEye(node));
  const holder = parts.find((node) => node.id);
  if (holder) holder.textContent = words;
  else parts[0].before(document.createTextNode(words));
  for (const node of parts) if (node !== holder) node.id ? (node.textContent = "") : node.remove();
}

/** Say everything inside in the other words. */
export function reword(root) {
  if (!WORDS.size) return;
  for (const element of root.querySelectorAll("*")) {
    for (const name of ATTRIBUTES) {
      const words = element.hasAttribute(name) && other(element.getAttribute(name));
      if (words) element.setAttribute(name, words);
    }
    if (/^(submit|button)$/.test(element.type) && element.tagName === "INPUT") element.value = other(element.value) ?? element.value;
  }
  say(root);
}

// From the outside in: a thing whose words are known as a whole is said as a whole, at its innermost element.
function say(element) {
  const own = wordsOf(element);
  if (!own) return;
  const children = [...element.children].filter((child) => !isForEye(child) && wordsOf(child));
  const whole = children.find((child) => wordsOf(child) === own);
  if (whole) return say(whole);
  const isBlock = children.every((child) => getComputedStyle(child).display.startsWith("inline") || !child.isConnected);
  if (WORDS.has(own) || (isBlock && !element.querySelector("input,textarea,button,a") && other(own))) return put(element, other(own));
  for (const child of children) say(child);
  for (const node of element.childNodes) {
    const words = node.nodeType === Node.TEXT_NODE && fold(node.textContent) && other(node.textContent);
    if (words) node.textContent = ` ${words} `;
  }
}

export const reworded = (text) => other(text) ?? text;
