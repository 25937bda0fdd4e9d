// Covers what belongs to a patient, for a picture: black bars over texts, dots in fields. Nothing of the document is
// changed (highlights and style sheets of our own are laid over it), so the page cannot notice. What the page draws
// anew before the picture is taken is covered before it is painted. `arguments[0]`: known_secrets.for_page(), labels,
// headings, nothing (words that stand for no value). Returns null where there is nothing to see; or the address, the
// tab's title, and what the suite should know: the values beside the labels, and what hidden fields carry.
const [asked] = arguments;
// Half an answer: the driver would wait for its picture for a minute.
if (document.readyState === 'loading' && !performance.getEntriesByType('paint').length) return null;
const KEY = Symbol.for('iikp.cover');
const NAME = 'iikp-cover';
const BREAK = '\u0000';
const PESEL = /(?<![\d+])\d(?:[ \u00a0\u2010-\u2015-]?\d){10}(?!\d)/gu;
const BIRTH_DATE = /^\d\d([02468][1-9]|[13579][0-2])(0[1-9]|[12]\d|3[01])\d{5}$/;
const EMAIL = /[\p{L}\p{N}_.+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const PHONE = /(?<![\p{L}\p{N}.,+-])(?:(?:\+|00)?48[ \u00a0-]?)?[1-9]\d\d([ \u00a0-]?)\d{3}\1\d{3}(?![\p{L}\p{N}-]|[.,]\d)/gu;
const open = new Set(asked.public);
const folded = (text) => text.replace(/\s+/g, ' ').trim();
const squeezed = (text) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
const labelOf = (text) => folded(text).replace(/\s*[:*]+$/, '').toLowerCase();
const labels = new Map(Object.entries(asked.labels).map(([label, kind]) => [label.toLowerCase(), kind]));
const nothing = new Set(asked.nothing.map((words) => words.toLowerCase()));
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'HEAD']);
const NOT_TEXT = new Set(['hidden', 'checkbox', 'radio', 'file', 'image', 'color', 'range', 'password']);
const BLACK = 'color:#000!important;background:#000!important;-webkit-text-fill-color:#000!important;transition:none!important';

const isOpen = (value) => {
  const digits = value.replace(/\D/g, '');
  return open.has(squeezed(value)) || (digits.length > 8 && open.has(digits.slice(-9)));
};
// An address is open when all its parts are.
const isSecret = (value) =>
  value.length > 0 && !nothing.has(value.toLowerCase()) && !isOpen(value) &&
  value.split(/[,;\n]+\s*|\s+(?=\d\d-\d{3})|(?<=\d\d-\d{3})\s+/).some((part) => part && !isOpen(part));

function matches(text) {
  const found = [];
  const note = (pattern, wanted, keep = '') => {
    for (const hit of text.matchAll(pattern)) if (hit[0] && wanted(hit[0])) found.push([hit.index, hit.index + hit[0].length, keep]);
  };
  // Dozens of patterns are slow to make and to try, and most texts hold none of the values.
  const held = squeezed(text);
  for (const secret of asked.secrets) if (held.includes(secret.squeezed)) note(new RegExp(secret.find, 'giu'), () => true, secret.keep);
  note(PESEL, (digits) => BIRTH_DATE.test(digits.replace(/\D/g, '')));
  note(EMAIL, (value) => !isOpen(value));
  note(PHONE, (value) => !isOpen(value));
  return found;
}

const path = (el) => {
  const steps = [];
  for (; el.parentElement; el = el.parentElement) steps.unshift(`:nth-child(${[...el.parentElement.children].indexOf(el) + 1})`);
  const top = el.parentNode;
  return [...(top.host ? [':host', `:nth-child(${[...top.children].indexOf(el) + 1})`] : [':root']), ...steps].join('>');
};

function textsOf(root) {
  const view = (root.ownerDocument || root).defaultView;
  const inline = new Map();
  const blockOf = (node) => {
    let el = node.parentElement;
    while (el?.parentElement) {
      if (!inline.has(el)) inline.set(el, /^(inline|contents|ruby)/.test(view.getComputedStyle(el).display));
      if (!inline.get(el)) break;
      el = el.parentElement;
    }
    return el;
  };
  const walker = root.ownerDocument || root;
  const walk = walker.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (n) =>
    SKIPPED.has(n.nodeName) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const elements = [], parts = [];
  let text = '', block = null;
  for (let n = walk.nextNode(); n; n = walk.nextNode()) {
    if (n.nodeType === Node.ELEMENT_NODE) {
      elements.push(n);
      if (n.nodeName === 'BR') text += BREAK;
    } else if (n.nodeValue) {
      const own = blockOf(n);
      if (own !== block) text += BREAK;
      block = own;
      parts.push([n, text.length]);
      text += n.nodeValue;
    }
  }
  return { elements, parts, text };
}

// What stands beside a label: the definitions of a term, the text after it, or the next element.
function besides(el) {
  const after = [];
  for (let n = el.nextSibling; n && !(n.nodeType === 1 && (n.nodeName === 'DT' || labels.has(labelOf(n.textContent)))); n = n.nextSibling) {
    if (folded(n.textContent)) after.push(n);
    if (n.nodeType === 1 && el.nodeName !== 'DT' && folded(n.textContent)) break;
  }
  if (after.length || !el.parentElement || folded(el.parentElement.textContent) !== folded(el.textContent)) return after;
  return besides(el.parentElement);
}

const ofField = (el, root) => el.closest('label') || (el.id && root.querySelector(`[aria-labelledby~="${CSS.escape(el.id)}"]`));

const labelsOf = (field) => [
  ...(field.labels || []), ...(field.getAttribute('aria-labelledby') || '').split(/\s+/).map((id) => id && field.getRootNode().getElementById(id)),
].filter(Boolean).map((label) => label.textContent).concat(field.getAttribute('aria-label') || '', field.placeholder || '');

function cover() {
  const state = window[KEY];
  const learned = [];
  const roots = [];
  const ofAccount = (elements) => elements.some((el) =>
    (/^H[1-6]$/.test(el.nodeName) || el.getAttribute('role') === 'heading') && asked.headings.includes(folded(el.textContent)));
  const look = (root, account) => {
    const seen = textsOf(root);
    const ofPatient = account || ofAccount(seen.elements);
    const view = (root.ownerDocument || root).defaultView;
    const ranges = [], rules = [];
    const hideText = (from, to, keep) => {
      seen.parts.forEach(([node, start], i) => {
        const [a, b] = [Math.max(from, start) - start, Math.min(to, start + node.nodeValue.length) - start];
        if (a >= b) return;
        const parent = node.parentElement;
        const select = parent?.closest('select');
        if (select) rules.push(`${path(select)}{${BLACK}}`);
        else if (parent instanceof view.SVGElement) rules.push(`${path(parent)}{visibility:hidden!important}`);
        // A line under the text keeps clear of some letters and so tells of them.
        else if (parent) rules.push(`${path(parent)}{text-decoration-skip-ink:none!important}`);
        // What is selected is painted over the highlights.
        if (parent && !select && !view.getSelection().isCollapsed) rules.push(`${path(parent)}::selection{${BLACK}}`);
        for (const word of keep ? node.nodeValue.slice(a, b).matchAll(/\S+/g) : [[' '.repeat(b - a + 1)]]) {
          const range = new view.Range();
          // A word's first letter stays, where the word begins in this piece of text.
          const first = word.index > 0 || a + start === from ? 1 : 0;
          range.setStart(node, keep ? a + word.index + first : a);
          range.setEnd(node, keep ? a + word.index + word[0].length : b);
          ranges.push(range);
        }
      });
    };
    for (const [from, to, keep] of matches(seen.text)) hideText(from, to, keep);
    for (const el of seen.elements) {
      if (el.shadowRoot) look(el.shadowRoot, ofPatient);
      if (el.nodeName === 'IFRAME' || el.nodeName === 'FRAME') {
        // What cannot be looked into is not shown.
        if (el.contentDocument?.documentElement) look(el.contentDocument, ofPatient);
        else rules.push(`${path(el)}{visibility:hidden!important}`);
      } else if (el.type === 'hidden') {
        // An artifact, a form's token.
        if (/^\S{16,}$/.test(el.value)) learned.push(['dane sesji', el.value]);
      } else if (typeof el.value === 'string' && el.style && /^(INPUT|TEXTAREA|SELECT)$/.test(el.nodeName) && !NOT_TEXT.has(el.type)) {
        const kind = ofPatient && labelsOf(el).map((text) => labels.get(labelOf(text))).find(Boolean);
        const value = folded(el.value);
        if (kind && isSecret(value)) learned.push([kind, value]);
        if ((kind && isSecret(value)) || matches(el.value).length)
          rules.push(`${path(el)}{${el.nodeName === 'SELECT' || /^(button|submit|reset)$/.test(el.type) ? BLACK : '-webkit-text-security:disc!important'}}`);
        if (el.placeholder && matches(el.placeholder).length) rules.push(`${path(el)}::placeholder{visibility:hidden!important;opacity:0!important}`);
      } else if (ofPatient && labels.has(labelOf(el.textContent)) && !ofField(el, root)) {
        const values = besides(el).filter((n) => n.nodeType === Node.TEXT_NODE || !n.querySelector('input,select,textarea'));
        const value = values.flatMap((n) => (n.innerText ?? n.nodeValue).split('\n')).map(folded).filter(Boolean).join(', ');
        if (!isSecret(value)) continue;
        learned.push([labels.get(labelOf(el.textContent)), value]);
        for (const [node, start] of seen.parts)
          if (values.some((n) => n === node || n.contains(node))) hideText(start, start + node.nodeValue.length, '');
      }
    }
    roots.push({ root, view, ranges, rules });
  };
  look(document, false);
  state.lay(roots);
  return learned;
}

window[KEY]?.restore();
window[KEY] = {
  sheets: [],
  observers: [],
  views: new Set(),
  lay(roots) {
    this.clear();
    const byView = new Map();
    for (const { root, view, ranges, rules } of roots) {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(`::highlight(${NAME}){color:transparent;background-color:#000;text-shadow:none}${rules.join('')}`);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      this.sheets.push([root, sheet]);
      byView.set(view, [...(byView.get(view) || []), ...ranges]);
      const observer = new view.MutationObserver(() => cover());
      observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
      this.observers.push(observer);
    }
    for (const [view, ranges] of byView) {
      const highlight = new view.Highlight(...ranges);
      highlight.priority = 1e6;
      view.CSS.highlights.set(NAME, highlight);
      this.views.add(view);
    }
  },
  clear() {
    for (const observer of this.observers.splice(0)) observer.disconnect();
    for (const [root, sheet] of this.sheets.splice(0)) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
    for (const view of this.views) view.CSS?.highlights.delete(NAME);
    this.views.clear();
  },
  restore() {
    this.clear();
    delete window[KEY];
  },
};
// What an error screen tells for its reader to quote; other pages may have a time, but no event.
const quoted = (document.body?.innerText || '').split('\n').map((line) => line.trim());
const reference = quoted.filter((line) => /^(Identyfikator zdarzenia|Czas|Węzeł): \S/.test(line) && line.length < 100);
const event = reference.some((line) => line.startsWith('Identyfikator'));
return { address: document.URL, title: document.title, learned: cover(), reference: event ? reference.join('; ') : null };
