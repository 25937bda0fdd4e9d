// Parts that the three functions share: tables, tabs, a question, radio groups, a search, a wizard.

import { labelled, remarks } from "./fields.js";
import { decoration, divButton, h, heading, icon, newId, redraw } from "./ui.js";

export const alertOf = (form) => form.errors[""]
  && h("div", { role: "alert", class: "alert" }, icon(), h("span", {}, form.errors[""]));

/** A table of the document's own kind, without a name: the heading before it is its name. */
export const nativeTable = (columns, rows) => h("table", {},
  h("tr", {}, columns.map((name) => h("th", { scope: "col" }, name))),
  rows.map((row) => h("tr", {}, row.map((cell) => h("td", {}, cell)))));

/** The same of nothing but roles. */
export const roleTable = (columns, rows) => h("div", { role: "table", class: "table" },
  h("div", { role: "rowgroup" },
    h("div", { role: "row" }, columns.map((name) => h("span", { role: "columnheader" }, name)))),
  h("div", { role: "rowgroup" },
    rows.map((row) => h("div", { role: "row" }, row.map((cell) => h("span", { role: "cell" }, cell))))));

export const tabs = (here, list) => h("div", { role: "tablist", class: "tabs" },
  list.map(([to, ...name]) => {
    const go = () => (location.hash = to);
    return h("div", {
      role: "tab", tabindex: "0", "aria-selected": String(to === here), "data-key": `tab ${to}`, click: go,
      keydown: (event) => event.key === "Enter" && go(),
    }, ...name);
  }));

/** A question inside the page, named by its text. */
export function question(text, answers) {
  const id = newId();
  return h("div", { class: "veil" },
    h("div", { role: "alertdialog", "aria-modal": "true", "aria-labelledby": id, class: "question" },
      h("p", { id }, text),
      answers.map(([key, press, ...name]) => divButton(key, press, {}, ...name))));
}

/** Radio buttons in a group, which the given element names: native ones, or of nothing but roles. */
export function radios(form, name, title, options, { native = false, chosen = () => {} } = {}) {
  title.id ||= newId();
  const { tie, nodes } = remarks(null, form.errors[name]);
  const choose = (value) => {
    form.values[name] = value;
    chosen(value);
    redraw();
  };
  const drawn = options.map(({ value, text, note, disabled }) => {
    const [checked, key] = [form.values[name] === value, `${name} ${value}`];
    const words = h("span", {}, text, note && h("small", {}, ` ${note}`));
    if (native) {
      const change = () => choose(value);
      return h("label", { class: "choice" },
        h("input", { type: "radio", name: title.id, checked, disabled, change, "data-key": key }), words);
    }
    return h("div", {
      role: "radio", "aria-checked": String(checked), "aria-disabled": disabled ? "true" : null, class: "choice",
      tabindex: disabled ? null : "0", "data-key": key, click: () => disabled || choose(value),
      keydown: (event) => {
        if (event.key !== " " || disabled) return;
        event.preventDefault();
        choose(value);
      },
    }, decoration(checked ? "◉ " : "○ "), words);
  });
  return h("div", { role: "radiogroup", "aria-labelledby": title.id, ...tie }, title, drawn, nodes);
}

/** A field, "Szukaj" and what was found, as radio buttons. What is found once is chosen already if `sure`. */
export function search({ form, submit, resume }, { name, label, hint, path, words, sure = false, changed = () => {} }) {
  const { values } = form;
  const look = () => {
    Object.assign(values, { found: null, [`${name}_key`]: "" });
    changed();
    submit("POST", path, { text: values[name] }, ({ found }) => {
      values.found = { name, list: found };
      if (sure && found.length === 1) values[`${name}_key`] = found[0].key;
      resume();
    });
  };
  const shown = values.found?.name === name && values.found.list;
  const enter = (event) => {
    if (event.key !== "Enter" || event.target.type !== "text") return;
    event.preventDefault();
    look();
  };
  const found = { values, errors: { [`${name}_key`]: form.errors.found } };
  return h("div", { keydown: enter, class: "search" },
    labelled(form, name, label, hint),
    h("input", {
      type: "button", value: "Szukaj", class: "button", "data-key": "look", disabled: !form.ready || form.busy, click: look,
    }),
    shown && radios(found, `${name}_key`, h("div", { class: "caption" }, "Wyniki wyszukiwania"),
      shown.map((one) => ({ value: one.key, text: words(one)[0], note: words(one)[1] })), { native: true, chosen: changed }));
}

/**
 * Steps, each a heading of the second level and its view, checked by the server before the next one.
 * The last one, without a check, sends it all.
 */
export function wizard(state, steps, { check, send, last, leave }) {
  const { form, submit, resume } = state;
  const { values } = form;
  const [name, view] = steps[values.step];
  const title = heading(2, name);
  const [at, end] = [values.step, steps.length - 1];
  const next = () => submit("POST", check, { ...values, step: at + 1 }, (answer) => {
    values.step = at + 1;
    Object.assign(values, answer.branch && { branch: answer.branch });
    resume();
  });
  const back = (event) => {
    event.preventDefault();
    if (at === 0) return (location.hash = leave);
    Object.assign(form, { errors: {} });
    values.step = at - 1;
    redraw();
  };
  const idle = { disabled: !form.ready || form.busy, class: "button upper" };
  const content = view(title);
  return [
    alertOf(form),
    h("p", { class: "hint" }, `Krok ${at + 1} z ${steps.length}`),
    content.some((part) => part?.contains?.(title)) ? null : title,
    content,
    h("div", { class: "moves" },
      h("a", { href: leave, class: "button plain", click: back, "data-key": "back" }, icon(), "Wstecz"),
      at < end
        ? divButton("next", next, idle, "Dalej", decoration("\u00a0›"))
        : h("button", { type: "button", "data-key": "send", click: send, ...idle }, icon(), ...last)),
  ];
}

export const line = (name, ...shown) => h("div", {}, h("dt", {}, name), h("dd", {}, ...shown));
