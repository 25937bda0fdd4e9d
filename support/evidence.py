"""Evidence: a screenshot with its time, address, title and node; numbers masked in the page before it is taken."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from support.browser import BROWSER_ERRORS
from support.masking import mask, without_query

if TYPE_CHECKING:
    from pathlib import Path

    from support.session import Session

WARSAW = ZoneInfo("Europe/Warsaw")
# Hides numbers from the picture without telling the page: fields are drawn as dots (no event, no changed value),
# texts are replaced and put back. What is not a PESEL-like run of eleven digits is left as it is.
_HIDE = r"""
// Half an answer: the driver would wait for its picture for a minute.
if (document.readyState === 'loading' && !performance.getEntriesByType('paint').length) return null;
const parted = /(?<![\d+])\d(?:[ \u00a0-]?\d){10}(?!\d)/g;
const pesel = /^\d\d([02468][1-9]|[13579][0-2])(0[1-9]|[12]\d|3[01])\d{5}$/;
const secret = (text) => pesel.test(text.replace(/[ \u00a0-]/g, ''));
const holds = (text) => (text.match(parted) || []).some(secret);
const hidden = [];
const walk = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let n = walker.currentNode; n; n = walker.nextNode()) {
    if (n.nodeType === Node.TEXT_NODE && holds(n.nodeValue)) {
      hidden.push([n, n.nodeValue]);
      n.nodeValue = n.nodeValue.replace(parted, (found) => (secret(found) ? '•••••••••••' : found));
    }
    if (n.shadowRoot) walk(n.shadowRoot);
    if (typeof n.value === 'string' && n.style && holds(n.value)) {
      hidden.push([n, null, n.style.webkitTextSecurity]);
      n.style.webkitTextSecurity = 'disc';
    }
  }
};
walk(document);
window.__iikpHidden = hidden;
return {address: document.URL, title: document.title, hidden: hidden.length};
"""
_SHOW = """
for (const [node, text, security] of window.__iikpHidden || []) {
  if (text === null) node.style.webkitTextSecurity = security; else node.nodeValue = text;
}
delete window.__iikpHidden;
"""


class Evidence:
    """Takes pictures into a folder and describes them as the records want it."""

    def __init__(self, out: Path, part: str = "") -> None:
        """Take pictures into `out`/run/evidence, under names that begin with `part`."""
        self._folder = out / "run" / "evidence"
        self._part = part
        self._number = count(1)

    def take(self, session: Session, step: str, note: str | None = None) -> dict[str, Any] | None:
        """Take a picture of the session's tab; None when the browser can give none: it is dead, or the page not drawn.

        Args:
            session: whose tab.
            step: the step's text, for the caption.
            note: what else is to be said of the picture.
        """
        driver = session.driver
        try:
            page = driver.execute_script(_HIDE)
            if page is None:
                return None
            try:
                picture = driver.get_screenshot_as_png()
            finally:
                if page["hidden"]:
                    driver.execute_script(_SHOW)
            node = session.node
        except BROWSER_ERRORS:
            return None
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{self._part}{next(self._number):04}.png"
        (self._folder / name).write_bytes(picture)
        return {
            "kind": "screenshot",
            "file": f"run/evidence/{name}",
            "time": datetime.now(WARSAW).isoformat(timespec="seconds"),
            "address": mask(without_query(page["address"])),
            "title": mask(page["title"]),
            "node": node,
            "step": mask(step),
            "note": note,
        }
