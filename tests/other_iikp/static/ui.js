// The few things a framework would give: elements, redrawing with state put back, small random delays.

import { reword, reworded } from "./rewording.js";

export const told = JSON.parse(document.documentElement.dataset.told);

let dice = (told.seed * 7919 + told.load * 104729) >>> 0;

/** A number from low to high; the same again for the same seed and number of page loads (mulberry32). */
export function between(low, high) {
  dice = (dice + 0x6d2b79f5) >>> 0;
  let t = Math.imul(dice ^ (dice >>> 15), dice | 1);
  t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
  return low + (((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * (high - low);
}

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/** Make an element. Functions are listeners, true an empty attribute, false and null none. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (name === "value" || name === "checked" || name === "disabled") element[name] = value;
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat(4).filter((child) => child != null && child !== false));
  return element;
}

let ids = 0;
/** A new id at each drawing: nothing in this page has an id that lasts. */
export const newId = () => `:r${(ids += 1).toString(36)}:`;

export const heading = (level, ...text) =>
  h("div", { role: "heading", "aria-level": level, class: `h${level}` }, ...text);

export const decoration = (text) => h("span", { "aria-hidden": "true", class: "deco" }, text);

export function icon() {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const looks = { "aria-hidden": "true", focusable: "false", viewBox: "0 0 9 9", width: 14, height: 14 };
  for (const [name, value] of Object.entries(looks)) svg.setAttribute(name, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", "M1 1h7v7h-7z");
  svg.append(path);
  return svg;
}

/** A <div> that is a button: focusable, pressed by a click, ENTER or space. */
export function divButton(key, press, { disabled = false, ...more }, ...content) {
  return h("div", {
    role: "button", class: "button", "data-key": key, ...more,
    tabindex: disabled ? null : "0", "aria-disabled": disabled ? "true" : null,
    click: () => disabled || press(),
    keydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      if (!disabled && !event.repeat) press();
    },
  }, ...content);
}

export const loading = () => h("div", { role: "status", class: "loading" }, icon(), "Trwa", h("br"), "ładowanie…");

const root = document.getElementById("root");
let build = () => [];
let shown = 0;
let held = false;
let waiting = false;

/** Draw everything anew. Every node is replaced; focus, caret and scrolling stay where the patient had them. */
export function redraw() {
  const active = document.activeElement;
  const key = active?.dataset?.key;
  const caret = key && ["text", "textarea"].includes(active.type) ? [active.selectionStart, active.selectionEnd] : null;
  root.replaceChildren(...build());
  reword(root);
  if (!key) return;
  const again = [...root.querySelectorAll("[data-key]")].find((e) => e.dataset.key === key);
  again?.focus({ preventScroll: true });
  if (caret && again) again.setSelectionRange(...caret);
}

/** Bring the patient to the first refused field. */
export const focusRefused = () => root.querySelector('[aria-invalid="true"]')?.focus();

/** Redraw for no reason that the patient could see; not while a button or key is down: it would eat the click. */
function shake() {
  if (held) waiting = true;
  else redraw();
}

let presses = 0;

function press() {
  presses += 1;
  held = true;
}

/** After the click that ends a press, unless another press has begun; an element that loses the focus ends none. */
function release({ type, target }) {
  if (type === "blur" && target !== window) return;
  const mine = presses;
  setTimeout(() => {
    if (mine !== presses) return;
    held = false;
    if (waiting) shake();
    waiting = false;
  });
}
for (const type of ["pointerdown", "keydown"]) addEventListener(type, press, true);
for (const type of ["pointerup", "pointercancel", "keyup", "blur"]) addEventListener(type, release, true);

/** Show another screen; its title follows a little later. By its number a late answer knows that it is late. */
export function show(title, builder) {
  const mine = (shown += 1);
  build = builder;
  redraw();
  const clean = title.replaceAll("\u00ad", "").replace(/\s+/g, " ");
  pause(between(20, 250)).then(() => mine === shown && (document.title = reworded(clean)));
  return mine;
}

export const isShown = (number) => number === shown;

/** Replace all nodes a few times soon after the data have come, as late scripts and fonts make frameworks do. */
export function settle() {
  const mine = shown;
  for (const latest of [60, 200, 450]) pause(between(1, latest)).then(() => mine === shown && shake());
}

const typedInto = new Set();
export const forgetTyping = () => typedInto.clear();

/** Listeners that keep a text field in the state and replace all nodes at its first input. */
export function keeps(values, name) {
  const keep = (event) => {
    values[name] = event.target.value;
    if (event.type !== "input" || typedInto.has(name)) return;
    typedInto.add(name);
    redraw();
  };
  return { value: values[name], input: keep, change: keep, "data-key": name };
}

/** A message that floats over the page; null takes it away. */
export function toast(text) {
  const place = document.getElementById("toasts");
  place.replaceChildren();
  if (text) place.append(h("div", { role: "status", class: "toast" }, icon(), h("span", {}, text)));
  reword(place);
}

/** The server's answer with its status. Rejects with {gone: address} or {down: event} when it is none to show. */
export async function call(method, path, body) {
  await pause(between(0.5, 1.5) * told.delay);
  let answer;
  try {
    answer = await fetch(path, {
      method, cache: "no-store",
      body: body && JSON.stringify(body), headers: body ? { "Content-Type": "application/json" } : {},
    });
  } catch {
    throw { down: null };
  }
  const content = await answer.json().catch(() => (answer.ok ? null : {}));
  if (content === null) throw { down: null };
  if (answer.status === 401 || answer.status === 403) throw { gone: content.to };
  if (answer.status >= 500 || ![200, 409, 422].includes(answer.status)) throw { down: content.id ? content : null };
  return { status: answer.status, ...content };
}

/** Screens 3.1 and 3.2: no frame, no data of anybody. */
export function showError(title, text, event, again) {
  toast(null);
  const unheard = { id: "brak", time: new Date().toLocaleString("pl-PL"), node: "nieznany" };
  const { id, time, node } = event ?? unheard;
  const [first, ...rest] = title.split(" ");
  show(title, () => [
    h("main", { class: "narrow" },
      heading(1, first, "\u00a0", rest.join(" ")),
      h("div", { role: "alert" }, h("span", {}, text)),
      h("ul", {},
        h("li", {}, h("span", {}, "Identyfikator zdarzenia: "), h("b", {}, id)),
        h("li", {}, "Czas: ", h("b", {}, time)),
        h("li", {}, "Węzeł: ", h("b", {}, node))),
      h("a", { href: again, class: "button" }, icon(), "Spróbuj", h("br"), "ponownie", decoration(" ›"))),
  ]);
}

// A page put back whole from the browser's memory must not show what it showed before.
addEventListener("pagehide", () => root.replaceChildren());
addEventListener("pageshow", (event) => event.persisted && location.reload());
