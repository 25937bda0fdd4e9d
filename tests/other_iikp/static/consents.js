// "Uprawnienia": the list, the wizard "Nadaj dostęp", the change of a period, the withdrawal.

import { floating, labelled, pointed, tick, wrapped } from "./fields.js";
import { alertOf, line, question, radios, roleTable, search, wizard } from "./parts.js";
import { decoration, divButton, h, heading, icon, redraw, toast, told } from "./ui.js";

const [PLACE, WORKER, CLOSE] = ["Placówka medyczna", "Pracownik medyczny", "Osoba bliska"];
const FORM = "dd.mm.rrrr";

const back = (message) => {
  toast(message);
  location.hash = "#/uprawnienia?zapisano";
};

const period = ({ since, until }) => [since, "\u00a0–\u00a0", until || "bezterminowo"];

function actions({ form, submit, refresh }, row) {
  if (!["Aktywne", "Przyszłe"].includes(row.status)) return null;
  const ask = () => { form.values.asked = row.key; redraw(); };
  return [
    h("a", { href: `#/uprawnienia/zmiana/${row.key}`, class: "button plain", "data-key": `change ${row.key}` }, "Zmień"),
    divButton(`withdraw ${row.key}`, ask, { disabled: !form.ready || form.busy }, "Wyco", h("span", {}, "faj")),
  ];
}

function asked({ form, submit, refresh }) {
  const key = form.values.asked;
  if (!key) return null;
  const no = () => { form.values.asked = ""; redraw(); };
  const yes = () => {
    form.values.asked = "";
    submit("POST", "/api/uprawnienia/wycofanie", { key }, () => {
      toast("Uprawnienie zostało\u00a0wycofane");
      refresh();
    });
  };
  return question("Czy na pewno wycofać uprawnienie?", [["no", no, "Nie"], ["yes", yes, "Tak, ", "wycofaj"]]);
}

const list = {
  load: "/api/uprawnienia",
  title: ["Upraw\u00adnienia"],
  values: () => ({ asked: "" }),
  view: (state) => [
    alertOf(state.form),
    h("a", { href: "#/uprawnienia/nowe", class: "button upper", "data-key": "grant" }, icon(), "Nadaj", h("br"), "dostęp"),
    state.data && [
      heading(2, "Nadane ", "upraw\u00adnienia"),
      state.data.rows.length
        ? roleTable(["Komu", "Rodzaj", "Okres", "Status", ""], state.data.rows.map((row) =>
          [row.to, row.kind, period(row), row.status, actions(state, row)]))
        : h("p", {}, "Nie nadano żadnego uprawnienia."),
    ],
    asked(state),
  ],
};

/** "Od", "Do" and, for a close person, "Bezterminowo". */
function dates(form, close) {
  const { values } = form;
  const forever = close && values.forever;
  const box = tick(form, "forever", ["Bez", h("span", {}, "terminowo")], "clear");
  box.addEventListener("change", () => redraw());
  return h("div", { class: "dates" },
    pointed(form, "since", ["Od"], FORM),
    floating(form, "until", ["Do"], FORM, forever ? { disabled: true } : {}),
    close && box);
}

const recipient = {
  [PLACE]: (state) => search(state, {
    name: "facility", label: "Nazwa placówki medycznej", hint: "Cała nazwa albo jej część",
    path: "/api/placowki", words: (one) => [one.name, one.address],
  }),
  [WORKER]: (state) => search(state, {
    name: "worker", label: "Numer prawa wykonywania zawodu", hint: "Na przykład siedem cyfr",
    path: "/api/pracownicy", words: (one) => [one.name, `– ${one.profession}`], sure: true,
  }),
  [CLOSE]: ({ form }) => h("div", {},
    pointed(form, "first", ["Imię"]), floating(form, "last", ["Nazwisko"]),
    wrapped(form, "pesel", ["PES", h("b", {}, "EL")]), labelled(form, "contact", "Telefon lub e-mail")),
};

const kindStep = ({ form, data }) => (title) =>
  [radios(form, "kind", title, (data?.kinds ?? []).map((value) => ({ value, text: value })))];

/** Whoever may not get this kind of consent: a radio button that is off, or (even seeds) a refusal afterwards. */
const whomStep = (state) => (title) => {
  const { form, data } = state;
  const { kind, whom } = form.values;
  const forbidden = (value) => told.seed % 2 === 1 && !data.allowed[kind].includes(value);
  return [
    radios(form, "whom", title, data.whom.map((value) => ({ value, text: value, disabled: forbidden(value) })), {
      native: true, chosen: () => Object.assign(form.values, { found: null }),
    }),
    recipient[whom]?.(state),
  ];
};

function chosen({ whom, found, facility_key, worker_key, first, last, contact }) {
  if (whom === CLOSE) return [`${first} ${last}`, contact && h("br"), contact];
  return [found.list.find((one) => one.key === (whom === PLACE ? facility_key : worker_key)).name];
}

const summary = ({ form }) => () => {
  const { values } = form;
  const until = values.whom === CLOSE && values.forever ? "" : values.until;
  return [h("dl", {},
    line("Rodzaj uprawnienia", values.kind), line("Komu", ...chosen(values)),
    line("Okres", ...period({ since: values.since, until })))];
};

const grant = {
  load: "/api/uprawnienia",
  title: ["Nadaj ", "dostęp"],
  values: () => ({
    step: 0, form: crypto.randomUUID(), kind: "", whom: "", found: null, facility: "", facility_key: "", worker: "",
    worker_key: "", first: "", last: "", pesel: "", contact: "", since: "", until: "", forever: false,
  }),
  loaded: ({ form, data }) => Object.assign(form.values, { since: data.since, until: data.until }),
  view(state) {
    const { form, submit } = state;
    const steps = [
      ["Rodzaj uprawnienia", kindStep(state)], ["Komu", whomStep(state)],
      ["Okres", () => [dates(form, form.values.whom === CLOSE)]], ["Podsumowanie", summary(state)],
    ];
    const send = () => submit("POST", "/api/uprawnienia", form.values, () => back("Uprawnienie zostało\u00a0nadane"));
    return wizard(state, steps, { check: "/api/uprawnienia/krok", send, last: ["Zapisz"], leave: "#/uprawnienia" });
  },
};

const change = {
  load: "/api/uprawnienia",
  title: ["Zmień", "\u00a0", "uprawnienie"],
  values: () => ({ since: "", until: "", forever: false }),
  loaded({ form, data, param }) {
    const row = data.rows.find((one) => one.key === param);
    if (!row) return location.replace("#/uprawnienia");
    Object.assign(form.values, { ...row, forever: row.close && !row.until });
  },
  view({ form, submit }) {
    const { key, to, kind, close } = form.values;
    const saved = () => back("Uprawnienie zostało\u00a0zmienione");
    const save = (event) => {
      event.preventDefault();
      submit("POST", "/api/uprawnienia/zmiana", form.values, saved);
    };
    return [
      alertOf(form),
      h("form", { submit: save, novalidate: true },
        key && h("dl", {}, line("Komu", to), line("Rodzaj", kind)),
        dates(form, close),
        h("input", {
          type: "submit", value: "Zapisz", class: "button upper", "data-key": "save", disabled: !form.ready || form.busy,
        }),
        h("a", { href: "#/uprawnienia", class: "button plain", "data-key": "cancel" }, "Anuluj", decoration(" ×"))),
    ];
  },
};

export const CONSENTS = { "#/uprawnienia": list, "#/uprawnienia/nowe": grant, "#/uprawnienia/zmiana/*": change };
