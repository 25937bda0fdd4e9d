// Everything that stands on the screen, by role and name: what a patient could call things by, and no value of anybody.
// Called by pages/first_contact/screen.py, after names.js, as an async script: arguments[0] is {loading, wait_ms,
// quiet_ms}; it waits until the page has been quiet for that long and nothing seems to be loading, then answers once.
const asked = arguments[0];
const answer = arguments[arguments.length - 1];

const levelOf = (h) => Number(h.getAttribute('aria-level') || (/^H([1-6])$/.exec(h.tagName) || [])[1] || 2);
const labelsSeen = (el) => labelsOf(el).filter((l) => rendered(l) && l.getBoundingClientRect().width > 1);
const seen = (el) => visible(el) || (el.matches(BOXES) && labelsSeen(el).length > 0);
const onPage = (el) => [el, ...labelsSeen(el)].some((n) => [...n.getClientRects()].some((r) => r.width > 1 && r.height > 1
  && r.right + scrollX > 0 && r.bottom + scrollY > 0));
const disabled = (el) => el.matches(':disabled') || el.readOnly === true || el.closest('[aria-disabled=true],[inert]') !== null;

// Of what a field holds, only its kind leaves the page.
const KINDS = [
  ['email', /^\S+@\S+\.\S+$/], ['postcode', /^\d\d-\d{3}$/], ['phone', /^(\+48)?[\s-]*(\d[\s-]*){9}$/],
  ['date', /^(\d\d\.\d\d\.\d{4}|\d{4}-\d\d-\d\d)$/], ['number', /^\d+$/], ['text', /\S/],
];
const kindOf = (text) => (KINDS.find(([, pattern]) => pattern.test(text.trim())) || [''])[0];
function kindOfField(el) {
  const type = (el.getAttribute('type') || '').toLowerCase();
  if (/^(email|tel|date|number)$/.test(type)) return { tel: 'phone' }[type] || type;
  return el.tagName === 'TEXTAREA' ? 'long' : kindOf('value' in el ? el.value : textOf(el));
}
function areaOf(el) {
  for (let n = el; n; n = parentOf(n)) {
    if (n.matches(SELECTORS.dialog)) return 'dialog';
    if (n.matches('tr,[role=row]') && !all(n, 'th,[role=columnheader]').length) return 'row';
    if (n.matches('nav,[role=navigation]')) return 'menu';
    if (n.matches('header,[role=banner]') && !n.closest('main,[role=main]')) return 'header';
    if (n.matches('footer,[role=contentinfo]')) return 'footer';
    if (n.matches('main,[role=main]')) return 'main';
  }
  return 'main';
}
const described = (el) => fold([el.getAttribute('aria-errormessage'), el.getAttribute('aria-describedby')]
  .flatMap((ids) => byId(el, ids)).filter(rendered).map((n) => textOf(n)).join(' '));
function groupOf(el) {
  for (let n = parentOf(el); n; n = parentOf(n)) if (n.matches(SELECTORS.group)) return namesOf(n)[0] || '';
  return '';
}
function sectionsOf(el) {
  const found = [];
  for (let n = parentOf(el); n; n = parentOf(n)) if (n.matches(SELECTORS.region)) found.push(...namesOf(n).slice(0, 1));
  return found;
}
function thing(role, el, more = {}) {
  return { role, names: namesOf(el), area: areaOf(el), within: sectionsOf(el), ...more };
}
function columnsOf(table) {
  const rows = all(table, 'tr,[role=row]').filter(rendered);
  const cellsOf = (row) => all(row, 'td,th,[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]').filter(rendered);
  const head = rows.find((row) => cellsOf(row).some((c) => c.matches('th:not([scope=row]),[role=columnheader]')));
  if (!head) return [];
  const first = rows.find((row) => row !== head && cellsOf(row).length === cellsOf(head).length);
  return cellsOf(head).map((cell, i) => ({
    role: 'column', names: [foldName(textOf(cell))].filter(Boolean), area: 'table', within: namesOf(table).slice(0, 1),
    kind: first ? kindOf(fold(textOf(cellsOf(first)[i]))) : '',
  })).filter((column) => column.names.length);
}
// The smallest parts of the page with text of their own: what a sentence of the portal's is one of.
function sentences() {
  const found = [];
  for (const el of all(document.body, '*')) {
    if (!rendered(el) || /^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT|OPTION)$/.test(el.tagName)) continue;
    if (getComputedStyle(el).display.startsWith('inline')) continue;
    if ([...el.children].some((c) => rendered(c) && !getComputedStyle(c).display.startsWith('inline') && fold(textOf(c)))) continue;
    const text = fold(textOf(el));
    if (text && text.length < 300) found.push({ text, said: !!el.closest(`${SELECTORS.alert},${SELECTORS.status}`), area: areaOf(el) });
  }
  return found;
}
function survey() {
  const list = (role, selector, more = () => ({})) => all(document, selector).filter((el) => seen(el) && onPage(el))
    .map((el) => thing(role, el, more(el)));
  const tables = all(document, SELECTORS.table).filter(visible);
  return {
    things: [
      ...list('heading', SELECTORS.heading, (el) => ({ level: levelOf(el) })),
      ...list('action', SELECTORS.action, (el) => ({ enabled: !disabled(el), tab: el.matches('[role=tab]') })),
      ...list('field', SELECTORS.field, (el) => ({
        kind: kindOfField(el), described: described(el), invalid: el.getAttribute('aria-invalid') === 'true', enabled: !disabled(el) })),
      ...list('checkbox', SELECTORS.checkbox, (el) => ({ described: described(el), enabled: !disabled(el) })),
      ...list('radio', SELECTORS.radio, (el) => ({ group: groupOf(el), enabled: !disabled(el) })),
      ...list('group', SELECTORS.group),
      ...list('region', SELECTORS.region),
      ...list('dialog', SELECTORS.dialog),
      ...tables.flatMap((t) => [thing('table', t), ...columnsOf(t)]),
    ],
    sentences: document.body ? sentences() : [],
    said: [...new Set(all(document, `${SELECTORS.alert},${SELECTORS.status}`).filter(visible).map((el) => fold(textOf(el))).filter(Boolean))],
    text: document.body ? fold(textOf(document.body)) : '',
    waited_for: [...waitedFor].filter((text) => !statusTexts().includes(text)),
    url: document.URL, title: document.title, loading: busy(),
  };
}
const statusTexts = () => all(document, SELECTORS.status).filter(visible).map((el) => fold(textOf(el))).filter(Boolean);
const LOADS = /ładow|wczytyw|pobier|czeka|proszę czekać|loading/i;
const busy = () => all(document, `${SELECTORS.status},[aria-busy=true],[role=progressbar]`).some((el) => visible(el)
  && (el.getAttribute('aria-busy') === 'true' || el.getAttribute('role') === 'progressbar'
    || fold(textOf(el)).includes(fold(asked.loading)) || LOADS.test(textOf(el))));

const waitedFor = new Set();
const started = performance.now();
let touched = started;
let finished = false;
const observer = new MutationObserver(() => { touched = performance.now(); });
function attempt() {
  if (finished) return;
  const now = performance.now();
  statusTexts().filter((text) => LOADS.test(text)).forEach((text) => waitedFor.add(text));
  const quiet = now - touched >= asked.quiet_ms && document.readyState === 'complete' && !busy();
  if (!quiet && now - started < asked.wait_ms) return;
  finished = true;
  observer.disconnect();
  clearInterval(ticker);
  answer(survey());
}
const ticker = setInterval(attempt, 50);
observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
attempt();
