// The wizard of a POZ declaration, one screen per role.

import { alertOf, line, radios, search, wizard } from "./parts.js";
import { h, heading, redraw, toast } from "./ui.js";

const LATER = "po raz trzeci i kolejny";
const OTHER = "inna okoliczność";

const caption = (text) => h("div", { class: "caption" }, text);

/** Whoever is chosen belongs to one facility: another search forgets it. */
const facilityStep = (state) => () => [search(state, {
  name: "facility", label: "Nazwa placówki medycznej", hint: "Cała nazwa albo jej część", path: "/api/placowki",
  words: (one) => [one.name, one.address], changed: () => Object.assign(state.form.values, { person: "", people: null }),
})];

/** The people are asked for when the step is shown first. */
function personStep({ form, submit, resume }) {
  const { values } = form;
  return (title) => {
    if (!values.people && !form.busy) {
      setTimeout(() => submit("POST", "/api/osoby", values, ({ found }) => {
        values.people = found;
        resume();
      }));
    }
    const list = values.people ?? [];
    return [
      radios(form, "person", title, list.map(({ key, name, full }) => ({
        value: key, text: `${name}, nr ${key}`, note: full && "– brak miejsc", disabled: full,
      }))),
      values.people && !list.length && h("p", {}, "W tej placówce nie ma nikogo do wyboru."),
    ];
  };
}

const timesStep = ({ form, data }) => () => {
  const { times, reason } = form.values;
  return [
    radios(form, "times", caption("W bieżącym roku kalendarzowym dokonuję\u00a0wyboru"),
      data.times.map((value) => ({ value, text: value })), { native: true }),
    times === LATER && radios(form, "reason", caption("Przyczyna zmiany"),
      data.reasons.map((value) => ({ value, text: value }))),
    times === LATER && reason === OTHER && h("p", { role: "status" }, "Opłata za zmianę: ", h("b", {}, "80\u00a0zł")),
  ];
};

const summary = ({ form, data }) => () => {
  const { found, facility_key, people, person, times, reason, branch } = form.values;
  return [h("dl", {},
    line("Pacjent", data.patient),
    line("Placówka", found.list.find((one) => one.key === facility_key).name),
    line("Osoba", people.find((one) => one.key === person).name),
    line("Oddział NFZ", branch),
    line("Wybór", times),
    times === LATER && line("Przyczyna zmiany", reason))];
};

const wizardOf = (role) => ({
  load: "/api/deklaracja",
  title: ["Deklaracja", "\u00a0", `wyboru: ${role}`],
  values: () => ({
    step: 0, form: crypto.randomUUID(), role, found: null, facility: "", facility_key: "", people: null, person: "",
    times: "", reason: "", branch: "",
  }),
  view(state) {
    const { form, data, submit } = state;
    if (!data) return alertOf(form);
    if (data.refusal) return h("div", { role: "alert", class: "alert" }, data.refusal);
    const steps = [
      ["Placówka", facilityStep(state)], ["Osoba", personStep(state)], ["Wybór w tym roku", timesStep(state)],
      ["Podsumowanie", summary(state)],
    ];
    const filed = () => {
      toast("Deklaracja została\u00a0złożona");
      location.hash = "#/deklaracje?zapisano";
    };
    const send = () => submit("POST", "/api/deklaracja", form.values, filed);
    return wizard(state, steps, { check: "/api/deklaracja/krok", send, last: ["Złóż", h("br"), "deklarację"], leave: "#/moje-konto" });
  },
});

export const DECLARATION = Object.fromEntries(
  ["lekarz", "pielęgniarka", "położna"].map((role) => [`#/deklaracja/${encodeURIComponent(role)}`, wizardOf(role)]));
