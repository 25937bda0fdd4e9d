"""How soon an unavailable environment is recognised: from the moment its screen is shown to the error.

Run with `python bench/recognition.py`: milliseconds, in the median and at worst, for each way in which it can be shown.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from urllib.parse import quote

from pages.finder import look
from pages.home import HomePage
from support.browser import Browser
from support.profile import Profile
from support.session import Session
from support.settings import read_settings
from support.verdicts import EnvironmentUnavailableError

SCREEN = "<h1>Serwis chwilowo niedostępny</h1><script>shown = Date.now()</script>"
LATER = """<p>Trwa ładowanie…</p><script>setTimeout(() => {
  document.body.innerHTML = '<h1>Serwis chwilowo niedostępny</h1>'; shown = Date.now(); }, 1700)</script>"""
UNHIDDEN = """<style>.off h1 { display: none }</style><body class="off"><h1>Serwis chwilowo niedostępny</h1><script>
  setTimeout(() => { document.body.className = ''; shown = Date.now(); }, 1700)</script>"""
WAYS = {"jako strona": SCREEN, "w miejscu strony": LATER, "przez sam styl": UNHIDDEN}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=20, help="how often each way (default: 20)")
    times = parser.parse_args().times
    browser = Browser(read_settings({}), lambda _: None)
    profile = Profile(entry_url="http://127.0.0.1:9/", trusted_profile_url="http://127.0.0.1:9/", wait_s=30)
    session = Session(browser, profile, (profile.entry_url, profile.trusted_profile_url), lambda _: None)
    try:
        for name, markup in WAYS.items():
            found = [measure(session, markup) for _ in range(times)]
            print(f"{name:18} {statistics.median(found):6.0f} ms w środku, {max(found):6.0f} ms najwyżej")
    finally:
        browser.discard()
    return 0


def measure(session: Session, markup: str) -> float:
    """Show the screen and return how long it took to be told of it, in milliseconds.

    Raises:
        AssertionError: nobody told.
    """
    session.driver.get(f"data:text/html;charset=utf-8,{quote(markup)}")
    try:
        look(session, HomePage(session).heading.question())
    except EnvironmentUnavailableError:
        told = time.time() * 1000
        return told - float(session.driver.execute_script("return shown"))
    message = "the screen was not recognised"
    raise AssertionError(message)


if __name__ == "__main__":
    sys.exit(main())
