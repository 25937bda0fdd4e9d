"""Private mode: a window of the same browser that shares no cookies with the others (instruction, section 3).

WebDriver has no command for it; Chrome's own protocol has, on the browser's line, which the driver does not pass on.
"""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

import requests
from selenium.common.exceptions import WebDriverException
from websocket import WebSocketException, create_connection

if TYPE_CHECKING:
    from selenium.webdriver.chromium.webdriver import ChromiumDriver

_ANSWER_S = 10
_NO_WINDOW = "nie otwiera okna w trybie prywatnym"


class PrivateMode:
    """One private window, open from its making until `close`."""

    def __init__(self, driver: ChromiumDriver) -> None:
        """Open the window and turn the driver to it.

        Raises:
            WebDriverException: the browser opens none.
        """
        self._line = _line_of(driver)
        self._context = self._call("Target.createBrowserContext")["browserContextId"]
        self._tab = self._call("Target.createTarget", url="about:blank", browserContextId=self._context)["targetId"]
        driver.switch_to.window(self._tab)

    def close(self) -> None:
        """Close the window with all that it holds."""
        self._call("Target.disposeBrowserContext", browserContextId=self._context)

    def _call(self, method: str, **parameters: str) -> dict[str, Any]:
        try:
            with closing(create_connection(self._line, timeout=_ANSWER_S, suppress_origin=True)) as line:
                line.send(json.dumps({"id": 1, "method": method, "params": parameters}))
                told = json.loads(line.recv())
                while told.get("id") != 1:
                    told = json.loads(line.recv())
                return dict(told["result"])
        except (WebSocketException, OSError, KeyError) as error:
            raise WebDriverException(_NO_WINDOW) from error


def _line_of(driver: ChromiumDriver) -> str:
    try:
        # goog:chromeOptions, ms:edgeOptions.
        told = (value for name, value in driver.capabilities.items() if name.endswith("Options"))
        address = next(told)["debuggerAddress"]
        with requests.Session() as http:
            http.trust_env = False
            told = http.get(f"http://{address}/json/version", timeout=_ANSWER_S).json()
        return str(told["webSocketDebuggerUrl"])
    except (requests.RequestException, KeyError, StopIteration) as error:
        raise WebDriverException(_NO_WINDOW) from error
