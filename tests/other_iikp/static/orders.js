// "Recepty": the prescriptions, the form "Zamów receptę", the orders.

import { area, pointed } from "./fields.js";
import { alertOf, line, nativeTable, roleTable, tabs } from "./parts.js";
import { decoration, divButton, h, heading, icon, redraw, toast } from "./ui.js";

const [MINE, ORDERED] = ["#/recepty", "#/recepty/zamowione"];
const TABS = [[MINE, "Moje", "\u00a0", "recepty"], [ORDERED, "Zamówione ", h("br"), "recepty"]];
const tabsAt = (here) => tabs(here, TABS.map(([to, ...name]) => [to, ...name.map((n) => n.cloneNode?.(true) ?? n)]));

/** The drug's name is the name of its checkbox; its substance stands outside the label. */
function drug({ form }, row) {
  const substance = h("small", { class: "hint" }, ` ${row.substance}`);
  if (!row.again) return [h("span", {}, row.drug), substance];
  const box = h("input", {
    type: "checkbox", checked: form.values.drugs.includes(row.key), "data-key": `tick ${row.key}`,
    change: ({ target }) => {
      const others = form.values.drugs.filter((key) => key !== row.key);
      form.values.drugs = target.checked ? [...others, row.key] : others;
    },
  });
  return [h("label", {}, box, h("span", {}, row.drug)), substance];
}

const prescriptions = {
  load: "/api/recepty",
  title: ["Recepty"],
  values: () => ({ drugs: [] }),
  view(state) {
    const { form, data, submit } = state;
    const opened = ({ draft }) => (location.hash = `#/recepty/formularz/${draft}`);
    const order = () => submit("POST", "/api/recepty/formularz", { drugs: form.values.drugs }, opened);
    return [
      alertOf(form), tabsAt(MINE),
      data && [
        heading(2, "Moje", "\u00a0", "recepty"),
        data.rows.length
          ? nativeTable(["Lek", "Dawka", "Wystawiono", "Status"],
            data.rows.map((row) => [drug(state, row), row.dose, row.issued, row.status]))
          : h("p", {}, "Nie ma żadnych recept."),
      ],
      h("input", {
        type: "button", value: "Zamów receptę", class: "button", "data-key": "order", click: order,
        disabled: !form.ready || form.busy,
      }),
    ];
  },
};

const form = {
  load: "/api/recepty/formularz",
  title: ["Zamów ", "receptę"],
  values: (draft) => ({ draft, packages: {}, remarks: "" }),
  loaded: ({ form, data }) => data && Object.assign(form.values, { packages: data.packages, remarks: data.remarks }),
  view({ form, data, submit }) {
    const placed = ({ number }) => {
      toast(`Zamówienie zostało złożone. Numer\u00a0zamówienia: ${number}`);
      location.hash = `${ORDERED}?zapisano`;
    };
    const place = () => submit("POST", "/api/zamowienia", form.values, placed);
    const packages = { ...form, values: form.values.packages };
    return [
      alertOf(form),
      data && [
        h("dl", {}, line("Placówka", data.facility), line("Lekarz", data.doctor)),
        data.drugs.map(({ key, name, dose }) =>
          h("div", { role: "group", "aria-label": name, class: "tile" },
            h("div", { "aria-hidden": "true" }, name, " ", dose),
            pointed(packages, key, ["Liczba", "opakowań"], "Od 1 do 12"))),
        area(form, "remarks", "Uwagi dla lekarza", "Do 500 znaków"),
        divButton("place", place, { disabled: !form.ready || form.busy }, "Złóż", h("br"), "zamówienie"),
      ],
      h("a", { href: MINE, class: "button plain", "data-key": "cancel" }, "Anuluj"),
    ];
  },
};

function action({ form, submit, refresh }, { number, status }) {
  const idle = { disabled: !form.ready || form.busy };
  const cancelled = () => {
    toast("Zamówienie zostało\u00a0anulowane");
    refresh();
  };
  const cancel = () => submit("POST", "/api/zamowienia/anulowanie", { number }, cancelled);
  const again = () => submit("POST", "/api/recepty/formularz", { number },
    ({ draft }) => (location.hash = `#/recepty/formularz/${draft}`));
  if (status === "Złożone") return divButton(`cancel ${number}`, cancel, idle, "Anuluj", "\u00a0", "zamówienie");
  if (status !== "Zrealizowane") return null;
  return h("button", { type: "button", class: "upper", "data-key": `again ${number}`, click: again, ...idle },
    icon(), "Zamów ponownie");
}

const orders = {
  load: "/api/zamowienia",
  title: ["Recepty"],
  view: (state) => [
    alertOf(state.form), tabsAt(ORDERED),
    state.data && [
      heading(2, "Zamówione", "\u00a0", "recepty"),
      state.data.rows.length
        ? roleTable(["Numer", "Leki", "Złożono", "Status", "Komentarz lekarza", ""], state.data.rows.map((row) => [
          row.number,
          h("ul", {}, row.drugs.map(([name, count]) => h("li", {}, decoration("● "), name, " – ", String(count), "\u00a0op."))),
          row.placed, row.status, row.comment, action(state, row),
        ]))
        : h("p", {}, "Nie złożono żadnego zamówienia."),
    ],
  ],
};

export const ORDERS = { [MINE]: prescriptions, [ORDERED]: orders, "#/recepty/formularz/*": form };
