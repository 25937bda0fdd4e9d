// The portal: which address shows which screen. Addresses of screens stand behind the "#".

import { frame } from "./frame.js";
import { SCREENS } from "./screens.js";
import { between, call, focusRefused, forgetTyping, h, heading, isShown } from "./ui.js";
import { loading, pause, redraw, settle, show, showError, toast } from "./ui.js";

const TEXT = "Przepraszamy, iIKP chwilowo nie\u00a0działa. Spróbuj ponownie później.";

let visits = 0; // what an earlier visit still waits for must not disturb a later one

/** Whatever went wrong on the way to the server: log in again, go where one must, or screen 3.2 in place. */
function trouble(problem) {
  if (problem.gone) return location.replace(problem.gone);
  if (!("down" in problem)) console.error(problem);
  return showError("Serwis chwilowo niedostępny", TEXT, problem.down, "/ikp/zaloguj");
}

const waitingPage = () => [h("main", {}, loading())];

async function logIn() {
  show("Logowanie", waitingPage);
  location.replace((await call("POST", "/api/logowanie", {})).to);
}

async function logOut() {
  visits += 1;
  toast(null);
  show("Trwa ładowanie…", waitingPage);
  try {
    await call("POST", "/api/wyloguj", {});
    location.replace("#/wylogowano");
  } catch (problem) {
    trouble(problem);
  }
}

const goodbye = () => [
  h("main", { class: "narrow" },
    heading(1, "Wylogowano"),
    h("a", { href: "/ikp/zaloguj", class: "button upper" }, h("span", {}, "Zaloguj"), "\u00a0się")),
];

async function loggedOut() {
  const mine = show("Trwa ładowanie…", waitingPage);
  const refused = (problem) => {
    if (problem.gone) return true;
    throw problem;
  };
  const nobody = await call("GET", "/api/sesja").then(() => false, refused);
  if (!isShown(mine)) return;
  if (nobody) show("Wylogowano", goodbye);
  else location.replace("#/");
}

/** Open a screen: who is logged in, then the frame, then the data, each when the server has answered. */
async function open(here) {
  const [parent, param] = [here.replace(/\/[^/]*$/, ""), decodeURIComponent(here.replace(/^.*\//, ""))];
  const screen = SCREENS[here] ?? SCREENS[`${parent}/*`] ?? SCREENS["#/"];
  const waiting = show("Trwa ładowanie…", waitingPage);
  const { name, accepted } = await call("GET", "/api/sesja");
  if (!isShown(waiting)) return;
  if (accepted === (screen === SCREENS["#/regulamin"])) return location.replace(accepted ? "#/" : "#/regulamin");

  const form = { ready: false, busy: false, values: screen.values?.(param) ?? {}, errors: {} };
  const state = { form, data: null, param, submit, resume, refresh };
  forgetTyping();
  const view = () => {
    const busy = form.busy || (screen.load && !form.ready);
    return frame({ name, here, logOut, busy, title: screen.title, menu: screen.menu }, screen.view(state));
  };
  const mine = show(screen.title.map((part) => part.textContent ?? part).join(""), view);

  /** Send the form. What is refused comes a little after the answer; what was typed stays. */
  async function submit(method, path, body, done) {
    if (form.busy || !form.ready) return;
    Object.assign(form, { busy: true, errors: {} });
    redraw();
    try {
      const answer = await call(method, path, body);
      if (!isShown(mine)) return;
      if (answer.status === 200) return done(answer);
      await pause(between(100, 400));
      if (!isShown(mine)) return;
      Object.assign(form, { busy: false, errors: answer.errors });
      redraw();
      focusRefused();
    } catch (problem) {
      if (isShown(mine)) trouble(problem);
    }
  }

  /** Let the patient go on in the same screen. */
  function resume() {
    form.busy = false;
    redraw();
  }

  /** Load what the screen shows. Until it has come there is nothing of it, not even what was there before. */
  async function refresh() {
    Object.assign(form, { ready: false, busy: false });
    state.data = null;
    redraw();
    try {
      const answer = screen.load && await call("GET", `${screen.load}?param=${encodeURIComponent(param)}`);
      if (!isShown(mine)) return;
      if (answer && answer.status !== 200) form.errors = answer.errors;
      else state.data = answer || null;
    } catch (problem) {
      if (isShown(mine)) trouble(problem);
      return;
    }
    screen.loaded?.(state);
    form.ready = true;
    redraw();
    settle();
  }

  await refresh();
}

/** Show what the address says. A message of success stays over the one change of screens that follows it. */
function go() {
  const [here, saved] = (location.hash || "#/").split("?");
  if (!saved) toast(null);
  const entry = location.pathname === "/ikp/zaloguj";
  const way = entry ? logIn() : here === "#/wylogowano" ? loggedOut() : open(here);
  const mine = (visits += 1);
  way.catch((problem) => mine === visits && trouble(problem));
}

addEventListener("popstate", go);
go();
