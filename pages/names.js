// How things on a page are called: the tree, its texts, and every name by which the patient may know a thing.
// Put before finder.js by pages/finder.py; the two are one script.
const SELECTORS = {
  field: 'input:not([type=hidden],[type=submit],[type=button],[type=reset],[type=image],[type=checkbox],[type=radio],[type=file]),'
    + 'textarea,select,[role=textbox],[role=searchbox],[role=spinbutton],[role=combobox],[contenteditable=""],[contenteditable=true]',
  action: 'button,a,input[type=submit],input[type=button],input[type=reset],input[type=image],summary,'
    + '[role=button],[role=link],[role=tab],[role=menuitem]',
  heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
  checkbox: 'input[type=checkbox],[role=checkbox],[role=switch]',
  radio: 'input[type=radio],[role=radio]',
  group: 'fieldset,[role=group],[role=radiogroup]',
  region: 'section,article,aside,[role=region],[role=tabpanel],fieldset,[role=group]',
  table: 'table,[role=table],[role=grid]',
  dialog: 'dialog[open],[role=dialog],[role=alertdialog]',
  status: '[role=status],output,[aria-live=polite]',
  alert: '[role=alert],[aria-live=assertive]',
};
const BOXES = `${SELECTORS.checkbox},${SELECTORS.radio}`;
const CONTROLS = `${SELECTORS.field},${BOXES}`;
const HAS_TEXT_AS_NAME = `${SELECTORS.action},${SELECTORS.heading},[role=checkbox],[role=switch],[role=radio],`
  + `${SELECTORS.dialog},${SELECTORS.status},${SELECTORS.alert}`;
// Where a thing's own wrapper ends and a part of the page begins.
const PARTS_OF_PAGE = 'body,main,form,nav,dialog,section,article,aside,fieldset,[role=main],[role=form],[role=region],'
  + '[role=dialog],[role=alertdialog],[role=group],[role=radiogroup]';

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
// White space, hyphens that do not break, soft hyphens and three dots for an ellipsis are type-setting, not wording.
const fold = (text) => text.normalize('NFC').replace(/[\u00ad\u200b\u2060\ufeff]/g, '').replace(/[\u2010\u2011]/g, '-')
  .replace(/\.\.\./g, '…').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
// Marks at the edge of a name (a required field's asterisk, a colon, an arrow) are ornaments, not wording.
const ORNAMENTS = /^[^\p{L}\p{N}„"'(]+|[^\p{L}\p{N}”"')?!…]+$/gu;
const foldName = (text) => fold(text).replace(ORNAMENTS, '');

const rendered = (el) => el.checkVisibility({ visibilityProperty: true });
function visible(el) {
  if (!rendered(el)) return false;
  for (let n = el; n; n = parentOf(n)) if (n.getAttribute('aria-hidden') === 'true') return false;
  return true;
}
// Cut to a pixel or moved off the page: read aloud, but not seen.
function forTheEarOnly(el, style) {
  if (!/absolute|fixed/.test(style.position)) return false;
  const box = el.getBoundingClientRect();
  return box.width <= 1 || box.height <= 1 || box.right + scrollX <= 0 || box.bottom + scrollY <= 0;
}
// Text as rendered: blocks and line breaks part words, inline tags do not.
//   evenHidden: also what is not rendered (a name may point to it); without: a node to leave out;
//   eye: also what is there for the eye only (aria-hidden); ear: also what is there for the ear only.
function textOf(node, how = {}) {
  const { evenHidden = false, without = null, eye = false, ear = true } = how;
  if (node === without || !(node instanceof Element || node instanceof ShadowRoot)) return '';
  const style = node instanceof Element ? getComputedStyle(node) : null;
  if (style) {
    if (/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/.test(node.tagName)) return '';
    if (node.tagName === 'BR') return ' ';
    if (node.tagName === 'IMG') return ear ? node.alt || '' : '';
    if (node.tagName === 'svg' && !ear) return '';
    if (!evenHidden && style.display === 'none') return '';
    if (!evenHidden && !eye && node.getAttribute('aria-hidden') === 'true') return '';
  }
  const read = evenHidden || !style || style.visibility === 'visible';
  const children = node.tagName === 'SLOT' && node.assignedNodes().length ? node.assignedNodes() : (node.shadowRoot || node).childNodes;
  let text = '';
  for (const child of children) {
    if (child.nodeType === Node.TEXT_NODE) text += read ? child.nodeValue : '';
    else if (ear || !(child instanceof Element) || !forTheEarOnly(child, getComputedStyle(child))) text += textOf(child, how);
  }
  return style && !/^(inline|contents)/.test(style.display) ? ` ${text} ` : text;
}
const nameFrom = (nodes, how = {}) => nodes.map((n) => textOf(n, { ...how, evenHidden: !rendered(n) })).join(' ');
// Read aloud and read by the eye, the same words may have pictures' names and remarks for the ear among them, or not.
const called = (nodes, without = null) => [nameFrom(nodes, { without }), nameFrom(nodes, { without, ear: false })];

// ---- names: every way in which a thing is called, the accessible name first -----------------------------------------
// Of two things in different trees, each browser tells another order: their hosts in one tree are compared.
function precedes(one, other) {
  const hosts = (n) => (n.getRootNode() instanceof ShadowRoot ? [n, ...hosts(n.getRootNode().host)] : [n]);
  const pairs = hosts(one).flatMap((a) => hosts(other).map((b) => [a, b]));
  const [a, b] = pairs.find((pair) => pair[0].getRootNode() === pair[1].getRootNode()) || [one, other];
  return Boolean(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING);
}
function headingBefore(el) {
  const headings = all(document, SELECTORS.heading).filter((h) => visible(h) && precedes(h, el) && !inside(h, el));
  return headings[headings.length - 1] || null;
}
// A control's own labels; else those of a wrapper around it alone, to which libraries of controls tie them.
function labelsOf(el) {
  if (el.labels?.length) return [...el.labels];
  const found = wrappersOf(el).map((w) => (w.tagName === 'LABEL' ? [w]
    : [...(w.id ? w.getRootNode().querySelectorAll(`label[for="${CSS.escape(w.id)}"]`) : [])]));
  return found.find((labels) => labels.length) || [];
}
function wrappersOf(el) {
  const found = [];
  if (!el.matches(CONTROLS)) return found;
  for (let up = parentOf(el); up && !up.matches(PARTS_OF_PAGE) && matchesIn([up], CONTROLS).length === 1; up = parentOf(up)) found.push(up);
  return found;
}
const ariaNames = (el) => [...called(byId(el, el.getAttribute('aria-labelledby'))), el.getAttribute('aria-label') || ''];
function namesOf(el) {
  const names = ariaNames(el);
  names.push(...labelsOf(el).flatMap((label) => called([label], el)));
  if (el.tagName === 'INPUT' && /^(submit|button|reset)$/.test(el.type)) names.push(el.value);
  if (el.tagName === 'INPUT' && el.type === 'image') names.push(el.alt);
  if (el.tagName === 'FIELDSET') names.push(...called([...el.children].filter((c) => c.tagName === 'LEGEND')));
  if (el.tagName === 'TABLE' && el.caption) names.push(...called([el.caption]));
  if (el.matches(HAS_TEXT_AS_NAME)) names.push(textOf(el), textOf(el, { ear: false }));
  if (!names.some((n) => n.trim())) names.push(...wrappersOf(el).flatMap(ariaNames));
  if (!names.some((n) => n.trim()) && el.matches(SELECTORS.table)) names.push(...called([headingBefore(el)].filter(Boolean)));
  names.push(el.getAttribute('title') || '', el.getAttribute('placeholder') || '');
  return [...new Set(names.map(foldName).filter(Boolean))];
}
function fits(name, wanted, how) {
  if (how === 'starts') return name.startsWith(wanted);
  if (how === 'contains') return name.includes(wanted);
  return name === wanted;
}
