// Screen 1, the test Profil Zaufany, and screen 3.1.

import { wrapped } from "./fields.js";
import { between, call, focusRefused, h, heading, loading, pause } from "./ui.js";
import { redraw, settle, show, showError, told } from "./ui.js";

const form = { ready: false, busy: false, values: { pesel: "" }, errors: {} };

const HINT = "Numer z wiadomości od Centrum e-Zdrowia. Hasło nie jest potrzebne.";
const TEXT = "Nie udało się zalogować przez testowy Węzeł Krajowy. Spróbuj\u00a0ponownie.";
const fail = (event) => showError("Błąd Profilu Zaufanego", TEXT, event, `${told.portal}/ikp/zaloguj`);

/** Hand the artifact over by a form that the browser posts to the portal. */
function goBack(artifact) {
  const carried = h("input", { type: "hidden", name: "artefakt", value: artifact });
  const post = h("form", { method: "post", action: `${told.portal}/ikp/powrot`, hidden: true }, carried);
  document.body.append(post);
  post.submit();
}

async function submit(event) {
  event.preventDefault();
  if (form.busy || !form.ready) return;
  form.busy = true;
  form.errors = {};
  redraw();
  try {
    const zadanie = new URLSearchParams(location.search).get("zadanie");
    const answer = await call("POST", "/pz/api/dalej", { pesel: form.values.pesel, zadanie });
    if (answer.status === 200) return goBack(answer.artifact);
    await pause(between(100, 400));
    form.errors = answer.errors;
  } catch (problem) {
    return fail(problem.down);
  }
  form.busy = false;
  redraw();
  focusRefused();
}

const view = () => [
  h("div", { class: "only-mobile" },
    h("span", {}, "Pesel"), h("input", { type: "text", "aria-label": "Pesel" }),
    h("button", { type: "button" }, "Dalej")),
  h("main", { class: "narrow" },
    heading(1, "Testowy Profil", h("br"), "Zaufany"),
    h("form", { submit, novalidate: true },
      wrapped(form, "pesel", ["Pe", h("span", {}, "sel")], HINT),
      h("input", {
        type: "submit", value: "Dalej", class: "button upper", "data-key": "next", disabled: form.busy || !form.ready,
      })),
    form.busy && loading()),
];

if (told.event) fail(told.event);
else {
  show("Testowy Profil Zaufany", view);
  await pause(between(0.2, 1) * told.delay);
  form.ready = true;
  redraw();
  settle();
}
