// What the patient sees, told to the suite: one question (or several alternatives), one round trip.
// Called by pages/finder.py, after names.js, as an async script: arguments[0] is what is asked, the last argument the
// answer's callback. It waits inside the page (for a change of the page, not for the clock) until a question is
// answered or time is up.
const asked = arguments[0];
const answer = arguments[arguments.length - 1];

// ---- what can be used ------------------------------------------------------------------------------------------------
const levelOf = (h) => Number(h.getAttribute('aria-level') || (/^H([1-6])$/.exec(h.tagName) || [])[1] || 2);
const labelsSeen = (el) => labelsOf(el).filter((l) => rendered(l) && l.getBoundingClientRect().width > 1);
const disabled = (el) => el.matches(':disabled') || el.readOnly === true || el.closest('[aria-disabled=true],[inert]') !== null;
// A box may be drawn by other means: then its label is what the patient sees and presses.
const seen = (el) => visible(el) || (el.matches(BOXES) && labelsSeen(el).length > 0);
function onPage(el) {
  return [el, ...labelsSeen(el)].some((n) => [...n.getClientRects()].some((r) => r.width > 1 && r.height > 1
    && r.right + scrollX > 0 && r.bottom + scrollY > 0));
}
// What lies uppermost in the middle of a thing, where a click goes.
function topmost(el) {
  const r = [...el.getClientRects()].find((c) => c.width > 1 && c.height > 1);
  if (!r) return null;
  const [x, y] = [r.left + r.width / 2, r.top + r.height / 2];
  let top = document.elementFromPoint(x, y);
  while (top?.shadowRoot) {
    const deeper = top.shadowRoot.elementFromPoint(x, y);
    if (!deeper || deeper === top) break;
    top = deeper;
  }
  return top;
}
// Where the patient would press: the thing itself, or its label, but not a link in the label. null: nowhere.
function handleOf(el) {
  const labels = labelsSeen(el);
  if (!el.matches(BOXES)) {
    const top = topmost(el);
    if (!top) return null;
    if (el.matches(SELECTORS.field) && (inside(el, top) || labels.some((l) => inside(top, l)))) return el;
    // What is put into a component's slot is no part of the component for the driver: it has to be pressed itself;
    // bare text in a slot, through the component.
    if (inside(top, el)) return el.contains(top) ? el : top;
    return top === el.getRootNode().host && topmost(top) === top ? top : null;
  }
  const takes = (handle) => {
    const top = topmost(handle);
    return top && inside(top, handle) && (handle === el || top === el || !top.closest(SELECTORS.action));
  };
  return [el, ...labels, ...labels.flatMap((l) => [...l.querySelectorAll('*')])].find(takes) || null;
}
function pressable(el) {
  const handle = handleOf(el);
  if (handle) return handle;
  (topmost(el) || !labelsSeen(el).length ? el : labelsSeen(el)[0]).scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return handleOf(el);
}
// Where a thing has been, and since when: a dialog that opens or slides in is pressed when it has come to rest.
const RESTS_MS = 80;
const places = new Map();
function moving(el) {
  const { x, y, width, height } = (el || document.body).getBoundingClientRect();
  const place = [x, y, width, height].join(' ');
  if (!places.has(el) || places.get(el).place !== place) places.set(el, { place, since: performance.now() });
  return performance.now() - places.get(el).since < RESTS_MS;
}
const checkedOf = (el) => (el.matches('input') ? el.checked : el.getAttribute('aria-checked') === 'true');
// The words tied to a thing, as far as they can be seen.
const describedBy = (el) => [el.getAttribute('aria-errormessage'), el.getAttribute('aria-describedby')]
  .flatMap((ids) => byId(el, ids)).filter(rendered).map((n) => textOf(n)).join(' ');
// A portal may group digits as it likes: "600 100 200" and "600-100-200" are what was typed as "600100200".
function bare(text) {
  if (!/^[+\d\s\u00a0\u202f-]+$/.test(text)) return fold(text);
  const close = text.replace(/[\s\u00a0\u202f]+/g, '');
  return /(\d-?){9}/.test(close) ? close.replace(/-/g, '') : close;
}
function valueOf(el) {
  if (el.tagName === 'SELECT') return fold(textOf(el.selectedOptions[0] || el));
  return 'value' in el && el.tagName !== 'BUTTON' ? el.value : textOf(el).trim();
}

// Marks all that stands in a field, as who types over it does.
function mark(field) {
  field.focus();
  if (field.select) field.select();
  else getSelection().selectAllChildren(field);
}

// ---- sections and tables -----------------------------------------------------------------------------------------------
function sectionOf(heading) {
  const level = levelOf(heading);
  const others = all(document, SELECTORS.heading).filter((h) => h !== heading && visible(h) && levelOf(h) <= level);
  let node = heading;
  for (let up = parentOf(node); up && up !== document.body; up = parentOf(up)) {
    if (others.some((h) => inside(h, up))) break;
    node = up;
  }
  if (node.matches(SELECTORS.region) || saysMore(node, heading)) return [node];
  // The heading stands alone, or with its buttons in a line: what follows it, up to the next one, is its section.
  const roots = [node];
  for (let next = node.nextElementSibling; next; next = next.nextElementSibling) {
    if (others.some((h) => inside(h, next))) break;
    roots.push(next);
  }
  return roots;
}
function saysMore(node, heading) {
  let rest = fold(textOf(node, { without: heading }));
  for (const action of matchesIn([node], SELECTORS.action)) rest = rest.replace(fold(textOf(action)), '');
  return rest.trim() !== '';
}
function rowsOf(table) {
  const rows = all(table, 'tr,[role=row]').filter(rendered);
  const cellsOf = (row) => all(row, 'td,th,[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]').filter(rendered);
  const heads = (c) => c.matches('th:not([scope=row]),[role=columnheader]');
  // The column of buttons may have no heading.
  const isHead = (row) => cellsOf(row).some(heads) && cellsOf(row).every((c) => heads(c) || fold(textOf(c)) === '');
  const head = rows.find(isHead);
  const columns = head ? cellsOf(head).map((c) => foldName(textOf(c))) : [];
  return rows.filter((row) => row !== head && head && cellsOf(row).length === columns.length)
    .map((row) => ({ cells: Object.fromEntries(cellsOf(row).map((c, i) => [columns[i], fold(textOf(c))])), element: row }));
}

// ---- what the server said ----------------------------------------------------------------------------------------------
// A server's error is no page of the portal, whatever is written on it.
const failed = (entry) => (entry && entry.responseStatus >= 500 ? entry.responseStatus : null);
function brokenPage() {
  const whole = document.readyState === 'complete' && !busy();
  return whole && !asked.screens_expected ? failed(performance.getEntriesByType('navigation')[0]) : null;
}
// The part of the page that was asked for last, or a script of its own: the error (0 when nobody answered), null when
// it has come.
function brokenPart() {
  const own = performance.getEntriesByType('resource').filter((entry) => new URL(entry.name).origin === location.origin);
  const error = (entry) => (entry && entry.responseStatus === 0 ? 0 : failed(entry));
  const last = own.filter((entry) => /^(xmlhttprequest|fetch)$/.test(entry.initiatorType)).at(-1);
  const script = own.find((entry) => entry.initiatorType === 'script' && error(entry) !== null);
  return error(last) ?? error(script);
}
// Whether a question's answer shows that the portal's own page has come: what is missing shows nothing.
const showsPage = (question) => !question.absent && question.name !== null;

// ---- the question ------------------------------------------------------------------------------------------------------
function rootsOf(scope) {
  let roots = null;
  for (const { role, name, match, cells } of scope) {
    if (role === 'section') {
      const heading = candidates({ role: 'heading', name, match }, roots)[0];
      const region = heading || candidates({ role: 'region', name, match }, roots)[0];
      if (!region) return undefined;
      roots = heading ? sectionOf(heading) : [region];
    } else if (role === 'row') {
      const rows = matchesIn(roots, SELECTORS.table).flatMap(rowsOf);
      const row = rows.find((r) => Object.entries(cells).every(([column, text]) => (r.cells[column] || '').startsWith(text)));
      if (!row) return undefined;
      roots = [row.element];
    } else {
      const box = candidates({ role, name, match }, roots)[0];
      if (!box) return undefined;
      roots = [box];
    }
  }
  return roots;
}
// All things of that role and name, those on the page before those that are drawn nowhere.
function candidates({ role, name, match, levels }, roots) {
  const wanted = name === null || name === undefined ? null : foldName(name);
  const found = matchesIn(roots, SELECTORS[role]).filter((el) => seen(el)
    && (!levels || levels.includes(levelOf(el)))
    && (wanted === null || namesOf(el).some((n) => fits(n, wanted, match))));
  return [...found.filter(onPage), ...found.filter((el) => !onPage(el))];
}
function describe(el, role) {
  // A refused group may say so itself, in a radiogroup inside, or at its radio buttons; a radio button, through its group.
  const told = [el];
  if (role === 'group') told.push(...all(el, `[role=radiogroup],${SELECTORS.radio}`));
  if (role === 'radio') told.push(el.closest('[role=radiogroup],fieldset') || el);
  const facts = {
    text: fold(textOf(el)),
    names: namesOf(el),
    enabled: !disabled(el),
    described: fold([...new Set((role === 'group' ? told : [el]).map(describedBy))].join(' ')),
    invalid: told.some((t) => t.getAttribute('aria-invalid') === 'true'),
  };
  if (role === 'field') Object.assign(facts, { value: valueOf(el), type: (el.getAttribute('type') || '').toLowerCase(), longest: el.maxLength > 0 ? el.maxLength : null });
  if (role === 'checkbox' || role === 'radio') facts.checked = checkedOf(el);
  if (role === 'action') facts.selected = el.getAttribute('aria-selected') === 'true' || /^(page|true)$/.test(el.getAttribute('aria-current') || '');
  if (role === 'table') facts.rows = rowsOf(el).map((r) => r.cells);
  return facts;
}
const busy = () => all(document, `${SELECTORS.status},[aria-busy=true]`).some((el) => visible(el)
  && (el.getAttribute('aria-busy') === 'true' || fold(textOf(el)).includes(fold(asked.loading))));
function common() {
  const headings = new Set(all(document, SELECTORS.heading).filter(visible).flatMap(namesOf));
  const screen = asked.screens.find((s) => headings.has(foldName(s.heading)));
  return { screen: screen ? screen.section : null, loading: busy(), url: document.URL, title: document.title };
}
// A document that has not been drawn yet lacks everything; that says nothing about the page.
const blank = () => document.readyState === 'loading' || !document.body || fold(textOf(document.body)) === '';
function see(question, loading) {
  const sight = { element: null, facts: null, obstacle: 'missing' };
  const roots = rootsOf(question.scope);
  if (roots === undefined) return sight;
  // What is written there; of a part of the page, more than its heading, or it has not been drawn yet.
  if (question.role === 'text') {
    const read = (how) => fold((roots || [document.body]).map((r) => (r ? textOf(r, how) : '')).join(' '));
    const text = read({ eye: true });
    sight.facts = { text };
    const wanted = question.name === null ? '' : fold(question.name);
    if (question.name === null && roots && matchesIn(roots, SELECTORS.heading).some((h) => fold(textOf(h)) === text)) return sight;
    if (text.includes(wanted) || read({}).includes(wanted)) sight.obstacle = question.settled && loading ? 'loading' : null;
    return sight;
  }
  // Words where a table should be: an empty table may be a sentence.
  if (question.role === 'sentence') {
    const said = roots.some((r) => r.matches(SELECTORS.heading) ? false : saysMore(r, all(r, SELECTORS.heading)[0]));
    if (said && !matchesIn(roots, SELECTORS.table).some(visible)) Object.assign(sight, { facts: {}, obstacle: loading ? 'loading' : null });
    return sight;
  }
  const found = candidates(question, roots);
  const fit = (e) => question.checked === null || checkedOf(e) === question.checked;
  const free = found.filter((e) => !disabled(e) && fit(e));
  const el = (question.usable && free.find(pressable)) || free[0] || found.find(fit) || found[0];
  if (!el) return sight;
  const handle = question.usable ? pressable(el) : el;
  sight.element = handle || el;
  sight.facts = { ...describe(el, question.role), count: found.length };
  sight.obstacle = null;
  if (question.settled && loading) sight.obstacle = 'loading';
  if (!fit(el)) sight.obstacle = 'unchanged';
  if (question.value !== null && bare(sight.facts.value) !== bare(question.value)) sight.obstacle = 'other value';
  if (question.invalid !== null && sight.facts.invalid !== question.invalid) sight.obstacle = 'not refused';
  if (question.described !== null && !sight.facts.described.includes(fold(question.described))) sight.obstacle = 'undescribed';
  if (question.still && moving(handle)) sight.obstacle = 'moving';
  if (question.usable && disabled(el)) sight.obstacle = 'disabled';
  else if (question.usable && !handle) sight.obstacle = 'covered';
  // The browser still shows that the page is coming: what is pressed before its scripts run may do nothing. chromedriver
  // waits for that by itself, Firefox does not.
  else if (question.usable && document.readyState !== 'complete') sight.obstacle = 'unfinished';
  if (question.marked && sight.obstacle === null) mark(sight.element);
  return sight;
}
function look() {
  const page = common();
  if (page.screen && !asked.screens_expected) return { ...page, done: true, which: null, element: null, facts: null, obstacle: 'missing' };
  const sights = [];
  const broken = brokenPage();
  for (const [which, question] of asked.questions.entries()) {
    const sight = see(question, page.loading);
    const done = question.absent ? sight.obstacle === 'missing' && !page.loading && !blank() : sight.obstacle === null;
    if (done && !asked.all && (broken === null || showsPage(question))) return { ...page, ...sight, done, which };
    sights.push({ ...sight, done });
  }
  if (broken !== null && !sights.some((sight, which) => sight.done && showsPage(asked.questions[which]))) return { ...page, done: true, which: null, broken };
  const first = sights.find((sight) => !sight.done) || sights[0];
  return { ...page, ...first, which: null, sights: asked.all ? sights : [] };
}
// For the error's text: what was there instead.
function survey() {
  const list = (selector, what) => [...new Set(all(document, selector).filter(seen).flatMap(what).filter(Boolean))].slice(0, 25);
  return {
    headings: list(SELECTORS.heading, (el) => [foldName(textOf(el))]),
    fields: list(CONTROLS, (el) => namesOf(el).slice(0, 1)),
    actions: list(SELECTORS.action, (el) => namesOf(el).slice(0, 1)),
    messages: list(`${SELECTORS.status},${SELECTORS.alert}`, (el) => [fold(textOf(el))]),
    text: fold(document.body ? textOf(document.body) : '').slice(0, 400),
  };
}

const started = performance.now();
let finished = false;
function attempt() {
  if (finished) return;
  try {
    const state = look();
    const late = performance.now() - started >= asked.wait_ms;
    if (!state.done && !late) return;
    const unsent = { broken_part: brokenPart(), unfinished: document.readyState === 'loading' || state.obstacle === 'unfinished' };
    end(state.done ? state : { ...state, survey: survey(), ...unsent });
  } catch (fault) {
    // Firefox's stack does not say what has happened.
    const [said, stack] = [String(fault), String(fault?.stack || '')];
    end({ fault: stack.includes(said) ? stack : `${said}\n${stack}` });
  }
}
function end(state) {
  finished = true;
  observer.disconnect();
  clearInterval(ticker);
  removeEventListener('load', attempt);
  answer(state);
}
const observer = new MutationObserver(attempt);
// Styles, values and scrolling change what is seen without changing the tree: look again a few times a second too.
const ticker = setInterval(attempt, 50);
observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
addEventListener('load', attempt);
attempt();
