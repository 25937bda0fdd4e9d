// What stands around every logged-in page; and, before it in the document, what only a narrow window would show.

import { decoration, h, heading, icon, loading } from "./ui.js";

const MENU = [
  ["#/", ["Strona", "\u00a0", "główna"]],
  ["#/recepty", ["Recepty"]],
  ["#/uprawnienia", ["Upraw\u00adnienia"]],
  ["#/moje-konto", [h("span", {}, "Moje"), " ", h("span", {}, "konto")]],
];

const text = (parts) => parts.map((part) => (typeof part === "string" ? part : part.cloneNode(true)));

const links = (here) => MENU.map(([to, parts]) =>
  h("a", { href: to, "aria-current": to === here ? "page" : null, "data-key": `menu ${to}` }, ...text(parts)));

export const tileLinks = () => MENU.slice(1).map(([to, parts]) =>
  h("div", { class: "tile" },
    h("a", { href: to, "data-key": `tile ${to}` }, icon(), ...text(parts), decoration(" →"))));

const leave = (logOut) => h("a", {
  href: "#/", "data-key": "leave",
  click: (event) => { event.preventDefault(); logOut(); },
}, icon(), "Wyloguj", "\u00a0", h("span", {}, "się"));

/** Copies that nobody sees here: one not displayed, one invisible. */
const unseen = (name, logOut, menu) => [
  h("div", { class: "only-mobile" },
    h("span", {}, name), menu && h("nav", { "aria-label": "Menu" }, links("")), leave(logOut),
    h("button", {}, "Zapisz"), h("div", { role: "alert" })),
  h("div", { class: "drawer", "aria-hidden": "true" },
    h("button", { tabindex: "-1" }, "Wyloguj się"),
    menu && h("a", { href: "#/", tabindex: "-1" }, "Edytuj swoje dane")),
];

/** The whole page: what is unseen, header, menu, content, and a footer that covers the lower edge. */
export function frame({ name, here, menu = true, title, busy, logOut }, ...content) {
  const main = h("main", { tabindex: "-1" },
    heading(1, ...title), busy && loading(), h("div", { role: "status" }), ...content);
  const jump = (event) => { event.preventDefault(); main.isConnected && main.focus(); };
  return [
    unseen(name, logOut, menu),
    h("a", { class: "skip", href: "#tresc", click: jump }, "Przejdź do treści"),
    h("header", {}, h("b", {}, "iIKP"), h("span", { class: "who" }, name.replace(" ", "\u00a0")), leave(logOut)),
    menu && h("div", { role: "navigation", "aria-label": "Menu główne", class: "menu" }, links(here)),
    main,
    h("footer", {}, "Środowisko integracyjne, dane fikcyjne"),
  ].flat(2).filter(Boolean);
}
