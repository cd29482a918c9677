"""A browser driven over W3C WebDriver: what the tests need of it, with the standard library alone."""
import base64
import contextlib
import json
import pathlib
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

TAB, ENTER, SHIFT = "\ue004", "\ue007", "\ue008"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--hide-scrollbars"]


def free_port():
    with contextlib.closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Browser:
    """One session of headless Chromium with a profile of its own."""

    def __init__(self, chromium, chromedriver):
        self.profile = tempfile.mkdtemp(prefix="verification-page-")
        self.address = f"http://127.0.0.1:{free_port()}"
        port = self.address.rsplit(":", 1)[1]
        self.driver = subprocess.Popen([chromedriver, f"--port={port}", "--log-level=WARNING"],
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.session = ""
        try:
            self.wait_for_driver()
            options = {"binary": chromium, "args": FLAGS + [f"--user-data-dir={self.profile}"]}
            self.session = self.send("POST", "/session", {"capabilities": {"alwaysMatch": {
                "goog:chromeOptions": options,
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"}}}})["sessionId"]
        except BaseException:
            self.close()
            raise

    def wait_for_driver(self):
        for _ in range(200):
            with contextlib.suppress(OSError, urllib.error.URLError):
                if self.send("GET", "/status")["ready"]:
                    return
            time.sleep(0.1)
        raise RuntimeError("chromedriver does not answer")

    def close(self):
        if self.session:
            with contextlib.suppress(OSError, RuntimeError):
                self.send("DELETE", f"/session/{self.session}")
        self.driver.terminate()
        self.driver.wait(20)
        shutil.rmtree(self.profile, ignore_errors=True)

    def send(self, method, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.address + path, data, {"Content-Type": "application/json"}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(json.load(error)["value"]["message"]) from None

    def command(self, path, body):
        return self.send("POST", f"/session/{self.session}/{path}", body)

    def open(self, url):
        self.command("url", {"url": url})

    def devtools(self, method, **parameters):
        return self.command("goog/cdp/execute", {"cmd": method, "params": parameters})

    def evaluate(self, expression):
        """The value of an expression in the page, also that of a promise."""
        answer = self.devtools("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise RuntimeError(str(answer["exceptionDetails"]))
        return answer["result"].get("value")

    def press(self, *keys):
        """Keys one after the other; a pair of keys is the second with the first held down."""
        actions = []
        for key in keys:
            held, last = (key[:-1], key[-1])
            actions += [{"type": "keyDown", "value": k} for k in held + last]
            actions += [{"type": "keyUp", "value": k} for k in last + held[::-1]]
        self.command("actions", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def log(self, kind):
        return self.command("se/log", {"type": kind})

    def screenshot(self, path):
        """The whole page, however long."""
        shot = self.devtools("Page.captureScreenshot", captureBeyondViewport=True)
        pathlib.Path(path).write_bytes(base64.b64decode(shot["data"]))
