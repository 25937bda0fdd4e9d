// What the patient sees, told to the suite: one question (or several alternatives), one round trip.
// Called by pages/finder.py as an async script: arguments[0] is what is asked, the last argument the answer's callback.
// It waits inside the page (for a change of the page, not for the clock) until a question is answered or time is up.
const asked = arguments[0];
const answer = arguments[arguments.length - 1];

const SELECTORS = {
  field: 'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image],[type=checkbox],[type=radio],[type=file]),'
    + 'textarea,select,[role=textbox],[role=searchbox],[role=spinbutton],[role=combobox],[contenteditable=""],[contenteditable=true]',
  action: 'button,a,input[type=submit],input[type=button],input[type=reset],input[type=image],summary,'
    + '[role=button],[role=link],[role=tab],[role=menuitem]',
  heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
  checkbox: 'input[type=checkbox],[role=checkbox],[role=switch]',
  radio: 'input[type=radio],[role=radio]',
  group: 'fieldset,[role=group],[role=radiogroup]',
  table: 'table,[role=table],[role=grid]',
  dialog: 'dialog[open],[role=dialog],[role=alertdialog]',
  status: '[role=status],output,[aria-live=polite]',
  alert: '[role=alert],[aria-live=assertive]',
};
const HAS_TEXT_AS_NAME = `${SELECTORS.action},${SELECTORS.heading},[role=checkbox],[role=switch],[role=radio]`;

// ---- the tree, open shadow roots included ------------------------------------------------------------------------
function all(root, selector) {
  const found = [...root.querySelectorAll(selector)];
  for (const host of root.querySelectorAll('*')) if (host.shadowRoot) found.push(...all(host.shadowRoot, selector));
  return found;
}
const parentOf = (node) => node.assignedSlot || node.parentElement
  || (node.getRootNode() instanceof ShadowRoot ? node.getRootNode().host : null);
function inside(node, ancestor) {
  for (let n = node; n; n = parentOf(n)) if (n === ancestor) return true;
  return false;
}
function matchesIn(roots, selector) {
  if (!roots) return all(document, selector);
  const found = [];
  for (const root of roots) {
    if (root.matches(selector)) found.push(root);
    found.push(...all(root, selector));
    if (root.shadowRoot) found.push(...all(root.shadowRoot, selector));
  }
  return [...new Set(found)];
}
function byId(node, ids) {
  const scope = node.getRootNode();
  return (ids || '').split(/\s+/).filter(Boolean).map((id) => scope.getElementById?.(id) || document.getElementById(id)).filter(Boolean);
}

// ---- texts -------------------------------------------------------------------------------------------------------
const fold = (text) => text.normalize('NFC').replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
// Marks at the edge of a name (a required field's asterisk, a colon, an arrow) are ornaments, not wording.
const ORNAMENTS = /^[^\p{L}\p{N}„"'(]+|[^\p{L}\p{N}”"')?!…]+$/gu;
const foldName = (text) => fold(text).replace(ORNAMENTS, '');

// A portal may group digits as it likes: "600 100 200" is what was typed as "600100200".
const bare = (text) => (/^[+\d\s\u00a0\u202f-]+$/.test(text) ? text.replace(/[\s\u00a0\u202f]+/g, '') : fold(text));

const rendered = (el) => el.checkVisibility({ visibilityProperty: true });
const hiddenFromAll = (el) => el.closest?.('[aria-hidden=true]') !== null;
function visible(el) {
  if (!rendered(el) || hiddenFromAll(el)) return false;
  for (let n = parentOf(el); n; n = parentOf(n)) if (n.getAttribute('aria-hidden') === 'true') return false;
  return true;
}
// Text as read by the eye: what is not rendered is left out, blocks and line breaks part words, inline tags do not.
function textOf(node, evenHidden = false, without = null) {
  if (node.nodeType === Node.TEXT_NODE) return node.nodeValue;
  if (node === without || !(node instanceof Element || node instanceof ShadowRoot)) return '';
  if (node instanceof Element) {
    if (/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/.test(node.tagName)) return '';
    if (node.tagName === 'BR') return ' ';
    if (node.tagName === 'IMG') return node.alt || '';
    if (!evenHidden) {
      const style = getComputedStyle(node);
      if (style.display === 'none' || (style.visibility === 'hidden' && !node.childElementCount)) return '';
      if (node.getAttribute('aria-hidden') === 'true') return '';
    }
  }
  const children = node.tagName === 'SLOT' && node.assignedNodes().length ? node.assignedNodes() : (node.shadowRoot || node).childNodes;
  let text = '';
  for (const child of children) text += textOf(child, evenHidden, without);
  if (node instanceof Element && !/^(inline|contents)/.test(getComputedStyle(node).display)) text = ` ${text} `;
  return text;
}
const nameFrom = (nodes, without) => nodes.map((n) => textOf(n, !rendered(n), without)).join(' ');

// ---- names: every way in which a thing is called, the accessible name first -----------------------------------------
function headingBefore(el) {
  const headings = all(document, SELECTORS.heading).filter((h) => visible(h)
    && (h.compareDocumentPosition(el) & Node.DOCUMENT_POSITION_FOLLOWING) && !inside(h, el));
  return headings[headings.length - 1] || null;
}
function namesOf(el) {
  const names = [nameFrom(byId(el, el.getAttribute('aria-labelledby'))), el.getAttribute('aria-label') || ''];
  if (el.labels) names.push(...[...el.labels].map((label) => nameFrom([label], el)));
  if (el.tagName === 'INPUT' && /^(submit|button|reset)$/.test(el.type)) names.push(el.value);
  if (el.tagName === 'INPUT' && el.type === 'image') names.push(el.alt);
  if (el.tagName === 'FIELDSET') names.push(nameFrom([...el.children].filter((c) => c.tagName === 'LEGEND')));
  if (el.tagName === 'TABLE' && el.caption) names.push(nameFrom([el.caption]));
  if (el.matches(HAS_TEXT_AS_NAME)) names.push(textOf(el));
  if (el.matches(SELECTORS.dialog) || el.matches(SELECTORS.status) || el.matches(SELECTORS.alert)) names.push(textOf(el));
  // A wrapper's label (Material, PrimeNG and the like tie it to the wrapper) still reads as the control's label.
  const wrapped = !names.some((n) => n.trim()) && el.closest('label');
  if (wrapped) names.push(nameFrom([wrapped], el));
  if (!names.some((n) => n.trim()) && el.matches(SELECTORS.table)) names.push(nameFrom([headingBefore(el)].filter(Boolean)));
  names.push(el.getAttribute('title') || '', el.getAttribute('placeholder') || '');
  return names.map(foldName).filter(Boolean);
}
function fits(name, wanted, how) {
  if (how === 'starts') return name.startsWith(wanted);
  if (how === 'contains') return name.includes(wanted);
  return name === wanted;
}

// ---- what can be used ------------------------------------------------------------------------------------------------
const levelOf = (h) => Number(h.getAttribute('aria-level') || (/^H([1-6])$/.exec(h.tagName) || [])[1] || 2);
const labelsSeen = (el) => [...(el.labels || [])].filter((l) => rendered(l) && l.getBoundingClientRect().width > 1);
const disabled = (el) => el.matches(':disabled') || el.closest('[aria-disabled=true],[inert]') !== null;
function covered(el) {
  const hit = () => {
    const r = [...el.getClientRects()].find((c) => c.width > 1 && c.height > 1);
    if (!r) return null;
    let top = document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
    while (top?.shadowRoot) {
      const deeper = top.shadowRoot.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2);
      if (!deeper || deeper === top) break;
      top = deeper;
    }
    return top;
  };
  const mine = (top) => top && (inside(top, el) || inside(el, top) || labelsSeen(el).some((l) => inside(top, l)));
  if (mine(hit())) return false;
  el.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  return !mine(hit());
}
// Where the patient would press: the thing itself, or the label of a box that is drawn by other means.
function handle(el) {
  const style = getComputedStyle(el);
  const r = el.getBoundingClientRect();
  const drawn = r.width > 2 && r.height > 2 && Number(style.opacity) > 0.05 && style.pointerEvents !== 'none';
  return drawn ? el : labelsSeen(el)[0] || el;
}
const seen = (el) => visible(el) || labelsSeen(el).length > 0;
const checkedOf = (el) => (el.matches('input') ? el.checked : el.getAttribute('aria-checked') === 'true');
const describedBy = (el) => fold(nameFrom([...byId(el, el.getAttribute('aria-errormessage')), ...byId(el, el.getAttribute('aria-describedby'))]));
function valueOf(el) {
  if (el.tagName === 'SELECT') return fold(textOf(el.selectedOptions[0] || el));
  return 'value' in el && el.tagName !== 'BUTTON' ? el.value : textOf(el);
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
  if (node !== heading) return [node];
  const roots = [heading];
  for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
    if (others.some((h) => inside(h, next))) break;
    roots.push(next);
  }
  return roots;
}
function rowsOf(table) {
  const rows = all(table, 'tr,[role=row]').filter(rendered);
  const cellsOf = (row) => all(row, 'td,th,[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]');
  const isHead = (row) => cellsOf(row).length > 0 && cellsOf(row).every((c) => c.matches('th:not([scope=row]),[role=columnheader]'));
  const head = rows.find(isHead);
  const columns = head ? cellsOf(head).map((c) => foldName(textOf(c))) : [];
  return rows.filter((row) => row !== head && cellsOf(row).length === columns.length)
    .map((row) => ({ cells: Object.fromEntries(cellsOf(row).map((c, i) => [columns[i], fold(textOf(c))])), element: row }));
}

// ---- the question ------------------------------------------------------------------------------------------------------
function rootsOf(scope) {
  let roots = null;
  for (const { role, name, match, cells } of scope) {
    if (role === 'section') {
      const heading = candidates({ role: 'heading', name, match }, roots)[0];
      if (heading) roots = sectionOf(heading);
      else {
        const group = candidates({ role: 'group', name, match }, roots)[0];
        if (!group) return undefined;
        roots = [group];
      }
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
function candidates({ role, name, match, levels }, roots) {
  const wanted = name === null || name === undefined ? null : foldName(name);
  return matchesIn(roots, SELECTORS[role]).filter((el) => seen(el)
    && (!levels || levels.includes(levelOf(el)))
    && (wanted === null || namesOf(el).some((n) => fits(n, wanted, match))));
}
function describe(el, role) {
  const facts = { text: fold(textOf(el)), names: namesOf(el), enabled: !disabled(el), described: describedBy(el) };
  const owner = role === 'radio' ? el.closest('[role=radiogroup],fieldset') : null;
  facts.invalid = el.getAttribute('aria-invalid') === 'true' || owner?.getAttribute('aria-invalid') === 'true';
  if (role === 'field') Object.assign(facts, { value: valueOf(el), type: (el.getAttribute('type') || '').toLowerCase(), longest: el.maxLength > 0 ? el.maxLength : null, editable: !el.readOnly });
  if (role === 'checkbox' || role === 'radio') facts.checked = checkedOf(el);
  if (role === 'action') facts.selected = el.getAttribute('aria-selected') === 'true' || /^(page|true)$/.test(el.getAttribute('aria-current') || '');
  if (role === 'table') facts.rows = rowsOf(el).map((r) => r.cells);
  return facts;
}
const busy = () => all(document, `${SELECTORS.status},[aria-busy=true]`).some((el) => visible(el)
  && (el.getAttribute('aria-busy') === 'true' || fold(textOf(el)).includes(fold(asked.loading))));
function common() {
  const headings = all(document, SELECTORS.heading).filter(visible).map((h) => foldName(textOf(h)));
  const screen = asked.screens.find((s) => headings.includes(foldName(s.heading)));
  return { screen: screen ? screen.section : null, loading: busy(), url: document.URL, title: document.title };
}
function see(question, loading) {
  const sight = { element: null, facts: null, obstacle: 'missing' };
  const roots = rootsOf(question.scope);
  if (roots === undefined) return sight;
  if (question.role === 'text') {
    const text = fold((roots || [document.body]).map((r) => (r ? textOf(r) : '')).join(' '));
    sight.facts = { text };
    if (question.name === null || text.includes(fold(question.name))) sight.obstacle = question.settled && loading ? 'loading' : null;
    return sight;
  }
  const found = candidates(question, roots);
  const fit = (e) => question.checked === null || checkedOf(e) === question.checked;
  const el = found.find((e) => !disabled(e) && fit(e)) || found.find(fit) || found[0];
  if (!el) return sight;
  sight.element = question.usable ? handle(el) : el;
  sight.facts = { ...describe(el, question.role), count: found.length };
  sight.obstacle = null;
  if (question.settled && loading) sight.obstacle = 'loading';
  if (!fit(el)) sight.obstacle = 'unchanged';
  if (question.value !== null && bare(sight.facts.value) !== bare(question.value)) sight.obstacle = 'other value';
  if (question.invalid !== null && sight.facts.invalid !== question.invalid) sight.obstacle = 'not refused';
  if (question.described !== null && !sight.facts.described.includes(fold(question.described))) sight.obstacle = 'undescribed';
  if (question.usable && disabled(el)) sight.obstacle = 'disabled';
  else if (question.usable && covered(sight.element)) sight.obstacle = 'covered';
  return sight;
}
function look() {
  const page = common();
  if (page.screen && !asked.screens_expected) return { ...page, done: true, which: null, element: null, facts: null, obstacle: 'missing' };
  const sights = [];
  for (const [which, question] of asked.questions.entries()) {
    const sight = see(question, page.loading);
    const done = question.absent ? sight.obstacle === 'missing' && !page.loading : sight.obstacle === null;
    if (done && !asked.all) return { ...page, ...sight, done, which };
    sights.push({ ...sight, done });
  }
  const first = sights.find((sight) => !sight.done) || sights[0];
  return { ...page, ...first, which: null, sights: asked.all ? sights : [] };
}
// For the error's text: what was there instead.
function survey() {
  const list = (selector, what) => [...new Set(all(document, selector).filter(seen).flatMap(what).filter(Boolean))].slice(0, 25);
  return {
    headings: list(SELECTORS.heading, (el) => [foldName(textOf(el))]),
    fields: list(`${SELECTORS.field},${SELECTORS.checkbox},${SELECTORS.radio}`, (el) => namesOf(el).slice(0, 1)),
    actions: list(SELECTORS.action, (el) => namesOf(el).slice(0, 1)),
    messages: list(`${SELECTORS.status},${SELECTORS.alert}`, (el) => [fold(textOf(el))]),
    text: fold(document.body ? textOf(document.body) : '').slice(0, 400),
  };
}

const started = performance.now();
let finished = false;
function attempt() {
  if (finished) return;
  const state = look();
  const late = performance.now() - started >= asked.wait_ms;
  if (!state.done && !late) return;
  finished = true;
  observer.disconnect();
  clearInterval(ticker);
  answer(state.done ? state : { ...state, survey: survey() });
}
const observer = new MutationObserver(attempt);
// Styles, values and scrolling change what is seen without changing the tree: look again a few times a second too.
const ticker = setInterval(attempt, 50);
observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
attempt();
