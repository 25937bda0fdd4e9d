// Form fields, each tied to its name and to its error in another way that a browser understands.

import { decoration, h, keeps, newId } from "./ui.js";

/** The hint and, when there is one, the error; and the attributes that tie both to the field. */
export function remarks(hint, error) {
  const [hintId, errorId] = [newId(), newId()];
  return {
    tie: {
      "aria-describedby": [hint && hintId, error && errorId].filter(Boolean).join(" ") || null,
      "aria-invalid": error ? "true" : null,
    },
    nodes: [
      hint && h("small", { id: hintId, class: "hint" }, hint),
      error && h("span", { id: errorId, class: "error", role: "alert" }, decoration("⚠ "), error),
    ],
  };
}

const input = (form, name, tie, more = {}) =>
  h("input", {
    type: "text", autocomplete: "off", disabled: !form.ready, ...keeps(form.values, name), ...tie, ...more,
  });

/** A label around everything, the name in nested spans with a mark "required". */
export function wrapped(form, name, parts, hint) {
  const { tie, nodes } = remarks(hint, form.errors[name]);
  return h("div", { class: "field" },
    h("label", {},
      h("span", {}, h("span", {}, ...parts), h("span", { "aria-hidden": "true", class: "star" }, "\u00a0*")),
      h("span", { class: "box" }, input(form, name, { ...tie, "aria-required": "true" }))),
    ...nodes);
}

/** A label after its field in the document; style sheets put it above. */
export function floating(form, name, text, hint, more = {}) {
  const { tie, nodes } = remarks(hint, form.errors[name]);
  const id = newId();
  const label = h("label", { for: id }, text);
  return h("div", { class: "field floating" }, input(form, name, tie, { id, ...more }), label, ...nodes);
}

/** Named by aria-label; what stands above it is for the eye only. */
export function labelled(form, name, text, hint) {
  const { tie, nodes } = remarks(hint, form.errors[name]);
  return h("div", { class: "field" },
    h("div", { "aria-hidden": "true", class: "caption" }, text),
    input(form, name, tie, { "aria-label": text, inputmode: "tel" }), ...nodes);
}

/** Named by aria-labelledby, pointing to a text which is no label. */
export function pointed(form, name, parts, hint) {
  const { tie, nodes } = remarks(hint, form.errors[name]);
  const ids = parts.map(newId);
  return h("div", { class: "field" },
    h("div", { class: "caption" }, parts.map((part, i) => h("span", { id: ids[i] }, part, " "))),
    ...nodes.slice(0, 1), input(form, name, { ...tie, "aria-labelledby": ids.join(" ") }), ...nodes.slice(1));
}

/** Room for several lines, named by aria-labelledby. */
export function area(form, name, text, hint) {
  const { tie, nodes } = remarks(hint, form.errors[name]);
  const id = newId();
  return h("div", { class: "field" }, h("div", { class: "caption", id }, text),
    h("textarea", { rows: 4, disabled: !form.ready, "aria-labelledby": id, ...keeps(form.values, name), ...tie }), ...nodes);
}

/** A native checkbox that cannot be seen ("clipped" to one pixel, or "clear") and a label that can. */
export function tick(form, name, text, way) {
  const { tie, nodes } = remarks(null, form.errors[name]);
  const id = newId();
  const box = h("input", {
    type: "checkbox", id, class: way, checked: form.values[name], disabled: !form.ready, "data-key": name, ...tie,
    change: (event) => (form.values[name] = event.target.checked),
  });
  const label = h("label", { for: id, class: "tick" }, h("i", { "aria-hidden": "true" }), h("span", {}, text));
  return h("div", { class: "field ticking" }, box, label, ...nodes);
}
