// The screens of a logged-in patient: their words, what they load, how they look.

import { floating, labelled, pointed, tick } from "./fields.js";
import { tileLinks } from "./frame.js";
import { CONSENTS } from "./consents.js";
import { DECLARATION } from "./declaration.js";
import { ORDERS } from "./orders.js";
import { nativeTable } from "./parts.js";
import { decoration, divButton, h, heading, icon, newId, toast } from "./ui.js";

const NONE = "nie\u00a0podano";

const RULES = [
  "Regulamin określa zasady korzystania z integracyjnego środowiska Internetowego Konta Pacjenta.",
  "Środowisko służy dostawcom oprogramowania do sprawdzania współpracy ich systemów z systemem P1.",
  "Wszystkie osoby, placówki i zdarzenia w tym środowisku są fikcyjne.",
  "Na jednym koncie pracuje w tym samym czasie jedna osoba, w jednym oknie i w jednej karcie przeglądarki.",
  "Po skończonej pracy należy się wylogować.",
  "Korzystanie z konta wymaga akceptacji regulaminu. Kto go nie akceptuje, może się wylogować.",
];

const regulations = {
  menu: false,
  title: ["Regulamin ", "Inter\u00adnetowego\u00a0Konta ", h("br"), "Pacjenta"],
  values: () => ({ accepted: false }),
  view({ form, submit }) {
    const press = () => submit("POST", "/api/regulamin", form.values, () => location.replace("#/"));
    return [
      h("div", { class: "rules" }, RULES.map((rule, i) => h("p", {}, `§\u00a0${i + 1}. `, rule))),
      tick(form, "accepted", ["Akceptuję", h("br"), "regulamin"], "clear"),
      divButton("next", press, { disabled: !form.ready || form.busy, class: "button upper" },
        "Dalej", decoration("\u00a0›")),
    ];
  },
};

const home = {
  title: ["Strona", "\u00a0", "główna"],
  view: () => [h("p", {}, "Witamy w Internetowym Koncie Pacjenta."), h("div", { class: "tiles" }, tileLinks())],
};

const line = (name, ...shown) => h("div", {}, h("dt", {}, name), h("dd", {}, ...shown));

function ownData({ name, pesel, contact }) {
  const [user, domain] = contact.email.split("@");
  const town = [contact.postcode, contact.city].filter(Boolean).join("\u00a0");
  const address = [contact.street, contact.street && town && h("br"), town].filter(Boolean);
  return h("dl", {},
    line("Imię i nazwisko", name.replace(" ", "\u00a0")),
    line("PESEL", pesel),
    line("Adres e-mail", contact.email ? h("span", {}, `${user}@`, h("wbr"), domain) : NONE),
    line("Numer telefonu", contact.phone.replace(/(...)(?=.)/g, "$1\u00a0") || NONE),
    line("Adres", ...(address.length ? address : [NONE])));
}

function choices(poz, offered) {
  return poz.map(({ role, shown, choice }) => {
    const id = newId();
    const title = heading(3, shown);
    title.id = id;
    return h("div", { role: "group", "aria-labelledby": id }, title,
      choice ? h("p", {}, choice[0], h("br"), choice[1]) : h("p", {}, "Brak\u00a0deklaracji"),
      offered && h("a", { href: `#/deklaracja/${role}`, class: "button plain", "data-key": `choose ${role}` },
        icon(), "Wypełnij", "\u00a0", h("span", {}, "deklarację")));
  });
}

const account = {
  load: "/api/konto",
  title: ["Moje", "\u00a0", "konto"],
  view({ form, data }) {
    const id = newId();
    const own = heading(2, "Twoje dane");
    own.id = id;
    const edit = () => (location.hash = "#/moje-konto/edycja");
    return [
      h("div", { role: "region", "aria-labelledby": id }, own,
        data && ownData(data),
        h("button", { type: "button", class: "upper", disabled: !form.ready, click: edit, "data-key": "edit" },
          icon(), "Edytuj", h("br"), "swoje\u00a0dane", decoration(" ›"))),
      h("section", { "aria-label": "Twoja Podstawowa Opieka Zdrowotna (POZ)" },
        heading(2, "Twoja Pod\u00adstawowa", h("br"), "Opieka Zdrowotna\u00a0(POZ)"),
        data && [
          choices(data.poz, data.e_declarations),
          !data.e_declarations && h("p", {}, "E-deklaracje POZ będą\u00a0dostępne wkrótce"),
          h("a", { href: "#/deklaracje" }, "Zobacz deklaracje"),
        ]),
    ];
  },
};

const contact = {
  load: "/api/konto",
  title: ["Edytuj ", "swoje\u00a0dane"],
  values: () => ({ email: "", phone: "", street: "", postcode: "", city: "", by_sms: false, by_email: false }),
  loaded: ({ form, data }) => Object.assign(form.values, data.contact),
  view({ form, data, submit }) {
    const saved = () => {
      toast("Dane zostały\u00a0zapisane");
      location.hash = "#/moje-konto?zapisano";
    };
    const save = (event) => {
      event.preventDefault();
      submit("PUT", "/api/konto", { ...form.values, revision: data?.revision }, saved);
    };
    return [
      form.errors[""] && h("div", { role: "alert", class: "alert" }, icon(), h("span", {}, form.errors[""])),
      h("form", { submit: save, novalidate: true },
        pointed(form, "email", ["Adres", "e-mail"], "Na przykład: jan@example.org"),
        labelled(form, "phone", "Numer telefonu", "Dziewięć cyfr"),
        floating(form, "street", ["Ulica", h("br"), "i\u00a0numer"]),
        pointed(form, "postcode", ["Kod pocztowy"], "00-000"),
        floating(form, "city", [h("span", {}, "Miejsco", h("b", {}, "wość"))]),
        tick(form, "by_sms", ["Powiadomienia\u00a0SMS"], "clipped"),
        tick(form, "by_email", ["Powiadomienia ", h("span", {}, "e-mail")], "clear"),
        h("button", { class: "upper", disabled: !form.ready || form.busy, "data-key": "save" },
          icon(), h("span", {}, "Zapisz"), decoration(" ✓")),
        h("a", { href: "#/moje-konto", class: "button plain", "data-key": "cancel" }, "Anuluj")),
    ];
  },
};

const COLUMNS = ["Rola", "Placówka", "Osoba", "Złożono", "Status"];

const declarations = {
  load: "/api/konto",
  title: ["Deklaracje"],
  view: ({ data }) => data && (data.declarations.length
    ? nativeTable(COLUMNS, data.declarations)
    : h("p", {}, "Nie złożono żadnej deklaracji.")),
};

export const SCREENS = {
  "#/": home,
  "#/regulamin": regulations,
  "#/moje-konto": account,
  "#/moje-konto/edycja": contact,
  "#/deklaracje": declarations,
  ...CONSENTS,
  ...ORDERS,
  ...DECLARATION,
};
