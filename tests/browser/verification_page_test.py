#!/usr/bin/env python3
"""Drives the verification page in headless Chromium, as a visitor would.

Usage: verification_page_test.py CHROMIUM CHROMEDRIVER MAKE_PAGES PAGE_TEMPLATE FOLDER. FOLDER receives the pages,
axe-core (from npm) and a picture of each state. Exit code 77 when there is no browser.
"""
import functools
import http.server
import itertools
import json
import pathlib
import shutil
import subprocess
import sys
import threading
import time
import unittest

from webdriver import ENTER, SHIFT, TAB, Browser

AXE = "axe-core@4.14.1"
CHROMIUM, CHROMEDRIVER, MAKE_PAGES, PAGE_TEMPLATE, FOLDER = (sys.argv[1:6] + [""] * 5)[:5]
FOLDER = pathlib.Path(FOLDER)
STATES = ["valid", "revoked", "replaced", "later", "unknown", "out-of-use", "hashed", "utf8", "forged", "empty"]


def with_one_digit_changed(digits, at):
    return digits[:at] + str((int(digits[at]) + 1) % 10) + digits[at:][1:]


class PageTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        lines = (FOLDER / "records.txt").read_text(encoding="utf-8").splitlines()
        cls.records = dict(line.split("\t") for line in lines)
        cls.records["forged"] = with_one_digit_changed(cls.records["valid"], -40)  # in the signature
        cls.records["empty"] = ""
        cls.browser = Browser(CHROMIUM, CHROMEDRIVER)
        cls.addClassCleanup(cls.browser.close)
        cls.agent = cls.browser.evaluate("navigator.userAgent")

    def setUp(self):
        self.set_view()
        self.set_language("uk-UA,uk")

    def set_view(self, scheme="light", width=1200, height=900):
        self.browser.devtools("Emulation.setEmulatedMedia",
                              features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.browser.devtools("Emulation.setDeviceMetricsOverride",
                              width=width, height=height, deviceScaleFactor=1, mobile=False)

    def set_language(self, languages):
        self.browser.devtools("Emulation.setUserAgentOverride", userAgent=self.agent, acceptLanguage=languages)

    def open(self, fragment="", page="page.html"):
        self.browser.open("about:blank")
        address = (FOLDER / page).resolve().as_uri()
        self.browser.open(address + ("#" + fragment if fragment else ""))
        self.wait("'checked' in document.documentElement.dataset")

    def wait(self, condition):
        for _ in range(200):
            if self.browser.evaluate(condition):
                return
            time.sleep(0.05)
        self.fail(f"never true: {condition}")

    def state(self):
        return self.browser.evaluate("document.getElementById('verdict').dataset.state")

    def text(self, selector):
        """What can be seen of an element; empty when there is none."""
        return self.browser.evaluate(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''").strip()

    def facts(self):
        return self.browser.evaluate(
            "Object.fromEntries([...document.querySelectorAll('#facts div')].map(d => [d.className, d.lastChild.innerText]))")


class Answers(PageTest):
    def test_valid(self):
        self.open(self.records["valid"])
        self.assertEqual(self.state(), "valid")
        self.assertEqual(self.text("#answer-title"), "Сертифікат дійсний")
        self.assertIn("14 липня 2020", self.text("#answer-text"))
        facts = self.facts()
        self.assertEqual(facts["number"], "КСГ-2020/0001")
        self.assertEqual(facts["name"], "Ґалаґан-Щербинюк Євгенія Юріївна")
        self.assertIn("Збалансований розвиток", facts["event"])
        self.assertIn("11 червня 2020", facts["issued"])
        self.assertEqual(facts["hours"], "18 годин")
        self.assertEqual(self.text("#later"), "")
        self.assertIn("самоврядування </script><b>", self.text("#issuer"))

    def test_revoked(self):
        self.open(self.records["revoked"])
        self.assertEqual(self.state(), "revoked")
        self.assertIn("1 липня 2020", self.text("#answer-text"))
        self.assertEqual(self.text("#answer-reason"), "Причина: видано помилково")
        self.assertEqual(self.facts()["number"], "КСГ-2020/0003")
        self.assertIn("липня 2020\u00a0року", self.text("#answer-text"))

    def test_replaced(self):
        self.open(self.records["replaced"])
        self.assertEqual(self.state(), "replaced")
        self.assertIn("2 липня 2020", self.text("#answer-text"))
        self.assertIn("№ КСГ-2020/0012", self.text("#answer-text"))

    def test_what_is_forged_shows_no_fact(self):
        digits = self.records["valid"]
        changed = [with_one_digit_changed(digits, at) for at in (1, 80, 150, -1)]
        for forged in [self.records["forged"], *changed, digits[:-1], digits + "0", "garbage", "1", "12" * 3000]:
            self.open(forged)
            self.assertEqual(self.state(), "forged", forged)
            self.assertEqual(self.facts(), {})
            self.assertEqual(self.text("#facts"), "")

    def test_unknown_key(self):
        self.open(self.records["unknown"])
        self.assertEqual(self.state(), "unknown")
        self.assertEqual(self.facts(), {})

    def test_a_key_counts_in_its_time_only(self):
        self.open(self.records["old-key"])
        self.assertEqual(self.state(), "valid")
        self.open(self.records["out-of-use"])
        self.assertEqual(self.state(), "unknown")
        self.assertEqual(self.text("#answer-title"), "Ключ на той день не діяв")
        self.assertEqual(self.facts(), {})

    def test_nothing_entered(self):
        self.open()
        self.assertEqual(self.state(), "empty")

    def test_issued_after_the_page(self):
        self.open(self.records["later"])
        self.assertEqual(self.state(), "valid")
        self.assertIn("15 липня 2020", self.text("#later"))

    def test_texts_of_any_letters(self):
        self.open(self.records["utf8"])
        self.assertEqual(self.facts(), {"name": "Çelik Øyvind 漢字", "number": "№ 漢/1", "event": "XIV",
                                        "issued": self.facts()["issued"], "hours": "301 година"})
        self.open(self.records["apostrophe"])
        self.assertEqual(self.facts()["name"], "Святослав Лукʼяненко")
        self.assertNotIn("hours", self.facts())

    def test_a_list_of_another_signer_is_refused(self):
        self.open(self.records["valid"], "damaged.html")
        self.assertEqual(self.state(), "broken")
        self.open(self.records["revoked"], "empty.html")
        self.assertEqual(self.state(), "valid")

    def test_another_fragment_gives_another_answer(self):
        self.open(self.records["valid"])
        self.browser.evaluate(f"location.hash = '{self.records['revoked']}'")
        self.wait("document.getElementById('verdict').dataset.state === 'revoked'")

    def test_pasted_address_with_line_ends(self):
        self.open()
        digits = self.records["replaced"]
        pasted = f" https://example.org/c.html#{digits[:76]}\n{digits[76:]}\n"
        self.browser.evaluate(f"document.getElementById('entry').value = {json.dumps(pasted)}; "
                              "document.getElementById('ask').requestSubmit()")
        self.wait("document.getElementById('verdict').dataset.state === 'replaced'")

    def test_a_browser_that_lacks_the_signature_says_so(self):
        for lack, words in (("SubtleCrypto.prototype.importKey = async () => { throw new DOMException('', 'NotSupportedError') }", "129"),
                            ("Object.defineProperty(globalThis, 'isSecureContext', { value: false })", "https://")):
            added = self.browser.devtools("Page.addScriptToEvaluateOnNewDocument", source=lack)
            self.open(self.records["valid"])
            self.browser.devtools("Page.removeScriptToEvaluateOnNewDocument", identifier=added["identifier"])
            self.assertEqual(self.state(), "unsupported")
            self.assertIn(words, self.text("#answer-text"))
            self.assertEqual(self.facts(), {})

    def test_without_javascript_the_page_says_what_is_missing(self):
        self.browser.open("about:blank")
        self.browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
        self.addCleanup(self.browser.devtools, "Emulation.setScriptExecutionDisabled", value=False)
        self.browser.open((FOLDER / "page.html").resolve().as_uri())
        self.browser.screenshot(FOLDER / "no-script.png")
        self.browser.devtools("Emulation.setScriptExecutionDisabled", value=False)
        self.assertEqual(self.state(), "unsupported")
        self.assertIn("JavaScript", self.text("body"))
        self.assertEqual(self.browser.evaluate("[...document.querySelectorAll('button')].filter(b => b.checkVisibility()).length"), 0)

    def test_hidden_name(self):
        self.open(self.records["hashed"])
        self.assertEqual(self.state(), "valid")
        self.assertNotIn("Мар", self.text("body"))
        for typed, same in (("  марʼяна   ЇЖАКЕВИЧ\u2011щербак", "yes"), ("Маряна Їжакевич-Щербак", "no"), ("", "no")):
            self.browser.evaluate(f"document.getElementById('typed-name').value = {json.dumps(typed)}; "
                                  "document.getElementById('compare').requestSubmit()")
            self.wait(f"document.getElementById('same').dataset.same === '{same}'")
        self.assertEqual(self.text("#same"), "Ім’я не збігається.")


class Formats(PageTest):
    def test_names_are_folded_as_in_the_program(self):
        self.open()
        folded = self.browser.evaluate(
            "Array.from({length: 0x30FF}, (_, i) => verification.foldName('Ж' + String.fromCodePoint(i + 1) + 'Ж'))")
        # Not splitlines: a folded line may hold characters that end a line for Python.
        expected = (FOLDER / "folded.txt").read_bytes().decode().split("\n")[:-1]
        self.assertEqual(folded, expected)
        self.assertEqual(self.browser.evaluate("verification.foldName('\\u00A0 a  B\\t')"), "a b")

    def test_what_is_cut_or_added_is_no_record(self):
        self.open()
        digits = self.records["valid"]
        read = self.browser.evaluate(
            f"[...Array({len(digits)}).keys()].filter(i => verification.unseal('{digits}'.slice(0, i))).length")
        self.assertEqual(read, 0)
        self.assertIsNone(self.browser.evaluate("verification.unseal('1'.repeat(4097))"))


class Languages(PageTest):
    def test_the_browser_chooses_the_language(self):
        for languages, expected in (("uk-UA,uk,en", "uk"), ("en-US,en", "en"), ("de-DE,de,en", "en"), ("pl", "uk")):
            self.set_language(languages)
            self.open(self.records["valid"])
            self.assertEqual(self.browser.evaluate("document.documentElement.lang"), expected, languages)

    def test_english(self):
        self.set_language("en-GB")
        self.open(self.records["revoked"])
        self.assertEqual(self.text("#answer-title"), "The certificate was revoked")
        self.assertIn("1 July 2020", self.text("#answer-text"))
        self.assertEqual(self.facts()["hours"], "18 hours")
        self.assertIn("Balanced development", self.facts()["event"])
        self.assertEqual(self.browser.evaluate("document.querySelector('#facts .name dd').lang"), "uk")
        self.assertEqual(self.text("#issuer"), "Khmelnytskyi Centre for Retraining and Advanced Training")

    def test_both_languages_say_the_same_things(self):
        self.open()
        for lang in ("uk", "en"):
            self.browser.evaluate(f"document.querySelector('#languages [lang={lang}]').click()")
            empty = self.browser.evaluate("[...document.querySelectorAll('[data-text]')].filter(e => !e.textContent).length")
            self.assertEqual(empty, 0)


class Keyboard(PageTest):
    def focused(self):
        return self.browser.evaluate("document.activeElement.id || document.activeElement.lang || document.activeElement.tagName")

    def test_a_record_is_entered_and_the_language_changed(self):
        self.open()
        order = []
        for _ in range(4):
            self.browser.press(TAB)
            order.append(self.focused())
            outline = self.browser.evaluate("getComputedStyle(document.activeElement).outlineWidth")
            self.assertEqual(outline, "3px", order[-1])
        self.assertEqual(order, ["uk", "en", "entry", "BUTTON"])
        self.browser.press(SHIFT + TAB, *self.records["hashed"], ENTER)
        self.wait("document.getElementById('verdict').dataset.state === 'valid'")
        self.browser.press(SHIFT + TAB, SHIFT + TAB)
        self.assertEqual(self.focused(), "typed-name")
        self.browser.press(*"мар'яна їжакевич-щербак", ENTER)
        self.wait("document.getElementById('same').dataset.same === 'yes'")
        self.browser.press(SHIFT + TAB, ENTER)
        self.assertEqual(self.focused(), "en")
        self.assertEqual(self.browser.evaluate("document.documentElement.lang"), "en")
        self.assertEqual(self.text("#same"), "The name is the same.")


class Quiet(http.server.SimpleHTTPRequestHandler):
    asked = []

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.asked.append(self.path)
        super().do_GET()


class Requests(PageTest):
    def test_nothing_is_asked_for_but_the_page(self):
        handler = functools.partial(Quiet, directory=str(FOLDER))
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.browser.log("performance")
        self.browser.log("browser")
        address = f"http://127.0.0.1:{server.server_port}/page.html"
        self.browser.open(f"{address}#{self.records['valid']}")
        self.wait("'checked' in document.documentElement.dataset")
        self.assertEqual(self.state(), "valid")
        self.assertEqual(self.browser.evaluate("performance.getEntriesByType('resource').map(e => e.name)"), [])
        self.assertEqual(self.browser.evaluate("document.querySelectorAll('[style], iframe, link[rel=stylesheet], [src], [onclick]').length"), 0)
        events = [json.loads(entry["message"])["message"] for entry in self.browser.log("performance")]
        urls = {e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"}
        self.assertEqual({url for url in urls if not url.startswith("data:")}, {address})
        self.assertEqual(Quiet.asked, ["/page.html"])
        self.assertEqual([entry["message"] for entry in self.browser.log("browser")], [])

    def test_the_policy_is_strict_and_holds(self):
        self.open()
        policy = self.browser.evaluate("document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
        self.assertRegex(policy, r"^default-src 'none'; script-src 'sha256-[^']{44}'; style-src 'sha256-[^']{44}'; img-src data:;")
        self.assertNotIn("unsafe", policy)
        ran = self.browser.evaluate(
            "(async () => { const s = document.createElement('script');"
            " s.text = trustedTypes.createPolicy('p', {createScript: x => x}).createScript('globalThis.ran = 1');"
            " document.body.append(s); return globalThis.ran ?? 0; })()")
        self.assertEqual(ran, 0)
        sent = self.browser.evaluate("fetch('https://example.org/').then(() => 'sent', e => e.name)")
        self.assertEqual(sent, "TypeError")


class Looks(PageTest):
    def views(self):
        for lang, scheme, width in itertools.product(("uk", "en"), ("light", "dark"), (1200, 320)):
            self.set_language(lang)
            self.set_view(scheme, width)
            yield f"{lang}-{scheme}-{width}"

    def test_nothing_is_cut_off_at_any_width(self):
        for name in self.views():
            for state in STATES:
                self.open(self.records[state])
                over = self.browser.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                self.assertLessEqual(over, 0, (name, state))
                self.browser.screenshot(FOLDER / f"{state}-{name}.png")

    def test_axe_finds_nothing(self):
        source = axe_source()
        if source is None:
            self.skipTest("axe-core: there is no npm, or it cannot fetch it")
        for name in self.views():
            if name not in ("uk-light-1200", "uk-dark-320", "en-dark-1200", "en-light-320"):
                continue
            for state in STATES:
                self.open(self.records[state])
                self.browser.evaluate(source + "; 0")
                found = self.browser.evaluate(
                    "axe.run({resultTypes: ['violations']}).then(r => "
                    "r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html + ' ' + n.failureSummary)))")
                self.assertEqual(found, [], (name, state))

    def test_print_shows_the_answer_alone(self):
        self.open(self.records["valid"])
        self.browser.devtools("Emulation.setEmulatedMedia", media="print")
        self.addCleanup(self.browser.devtools, "Emulation.setEmulatedMedia", media="")
        self.assertEqual(self.browser.evaluate("getComputedStyle(document.querySelector('.ask')).display"), "none")
        self.assertRegex(self.text("#printed"), r"^Перевірено \d")
        self.browser.screenshot(FOLDER / "print.png")


@functools.cache
def axe_source():
    """axe-core as npm has it, or None."""
    path = FOLDER / "node_modules/axe-core/axe.min.js"
    wanted = AXE.split("@")[1]
    package = path.with_name("package.json")
    if not package.exists() or json.loads(package.read_text())["version"] != wanted:
        npm = shutil.which("npm")
        if npm is None or subprocess.run([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(FOLDER), AXE],
                                         stdout=subprocess.DEVNULL, timeout=120).returncode != 0:
            return None
    return path.read_text(encoding="utf-8")


def main():
    if not (pathlib.Path(CHROMIUM).exists() and pathlib.Path(CHROMEDRIVER).exists()):
        print("skipped: Chromium or its driver is not installed")
        return 77
    FOLDER.mkdir(parents=True, exist_ok=True)
    subprocess.run([MAKE_PAGES, PAGE_TEMPLATE, str(FOLDER)], check=True)
    chosen = sys.argv[:1] + sys.argv[6:]
    return 0 if unittest.main(argv=chosen, exit=False, verbosity=2).result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
