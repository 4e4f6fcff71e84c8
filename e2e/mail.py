"""The confirmation mail, received by a mail server that is not ours.

    python e2e/mail.py BINARY

Starts aiosmtpd on a loopback port and the demo with it as its mail server, joins a stroll once in
each language, and reads what arrives as a mail program would. Then the same with a server that
speaks TLS, from the start and by STARTTLS, with a certificate of an authority of our own: it is
believed where it was named, and nothing is sent to it where it was not.
"""

import email
import email.policy
import http.client
import json
import os
import queue
import re
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

import trustme
from aiosmtpd.controller import Controller

LANGUAGES = {"en": "en-US", "es": "es-MX", "fr": "fr-CA", "ja": "ja-JP"}
PATIENCE_S = 60

DEMO_PEOPLE = re.compile(r".*@example\.org|host\.[a-z-]+@ounce\.example")


class Letterbox:
    """Counts every letter that is delivered. Keeps those that the test waits for: the jobs of the demo
    remind and thank its own people at any time."""

    def __init__(self):
        self.letters = queue.Queue()
        # Of all people.
        self.delivered = 0

    async def handle_DATA(self, server, session, envelope):
        self.delivered += 1
        if not all(DEMO_PEOPLE.fullmatch(to) for to in envelope.rcpt_tos):
            self.letters.put((envelope.rcpt_tos, envelope.content))
        return "250 Message accepted for delivery"


class Demo:
    """The service, sending its mail to `smtp`."""

    def __init__(self, binary, smtp, folder, authority=""):
        environment = {
            **os.environ,
            "OUNCE_SMTP": smtp,
            "OUNCE_SMTP_CA": authority,
            "OUNCE_MAIL_FROM": "stroll@ounce.example",
        }
        words = [binary, "demo", "--listen", "127.0.0.1:0", "--dir", os.path.join(folder, "demo")]
        self.child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment)
        self.base = None
        for line in self.child.stdout:
            found = re.search(r"listening on (http://[^\s/]+)", line)
            if found:
                self.base = found[1]
                break
        assert self.base, "ounce demo ended before it listened"
        # Somebody has to read on, or the service blocks on a full pipe.
        threading.Thread(target=self.child.stdout.read, daemon=True).start()

    def stop(self):
        self.child.terminate()
        try:
            self.child.wait(10)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()

    def ask(self, path, body=None, language="en"):
        headers = {"Accept-Language": LANGUAGES[language]}
        data = None
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": f"mail-{language}"}
            data = json.dumps(body).encode()
        url = urllib.parse.urljoin(self.base, path)
        request = urllib.request.Request(url, data=data, headers=headers)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return answer.read()


def open_stroll(demo):
    campaigns = json.loads(demo.ask("/api/v1/campaigns"))
    campaign = next(c["slug"] for c in campaigns if c["status"] == "open")
    strolls = json.loads(demo.ask(f"/api/v1/campaigns/{campaign}/strolls?limit=1000"))
    stroll = next(s for s in strolls if s["status"] == "open" and s["capacity"] is None)
    return campaign, stroll


def join(demo, campaign, stroll, language):
    address = f"walker-{language}@walkers.example"
    body = {
        "name": "Wanda Walker",
        "email": address,
        "adults": 2,
        "children": 1,
        "waiver": {"version": 1, "signed_name": "Wanda Walker"},
    }
    path = f"/api/v1/strolls/{campaign}/{stroll['slug']}/registrations"
    return address, json.loads(demo.ask(path, body, language))


def check_letter(demo, letter, address, answer, language):
    to, content = letter
    assert to == [address], f"sent to {to}, not to {address}"
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert str(message["To"]).strip("<>").endswith(address), message["To"]
    assert message["Message-ID"] and message["Date"] and message["From"], "a header is missing"
    text = message.get_body(("plain",)).get_content()
    assert answer == {"status": "asked-by-letter"}, f"the answer tells more: {answer}"
    link = re.search(r"https?://\S+/confirmation\?token=\S+", text)
    assert link, "the link that confirms the address is not in the text"
    assert "Wanda" not in text, "a letter to an address nobody confirmed says what a visitor typed"
    path = urllib.parse.urlparse(link[0])
    page = demo.ask(path._replace(scheme="", netloc="").geturl(), language=language).decode()
    assert "<form" in page and "Wanda Walker" in page, "the page of the link has no button"
    assert "{" not in message["Subject"] and "{" not in text, "a placeholder was left open"
    return str(message["Subject"]), text


def free_port():
    """A port nobody listens on: aiosmtpd greets its own server by number and cannot take 0."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check_all(binary):
    box = Letterbox()
    port = free_port()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    try:
        with tempfile.TemporaryDirectory(prefix="ounce-mail-") as folder:
            demo = Demo(binary, f"smtp://127.0.0.1:{port}", folder)
            try:
                passed = letters_in_every_language(demo, box) + signing_in(demo, box)
                return passed + inviting(demo, box) + writing_to_walkers(demo, box)
            finally:
                demo.stop()
    finally:
        server.stop()


class Secured:
    """A server with a certificate for `localhost`, and the authority that signed it."""

    def __init__(self, folder):
        house = trustme.CA()
        self.authority = os.path.join(folder, "house.pem")
        house.cert_pem.write_to_path(self.authority)
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        house.issue_cert("localhost").configure_cert(self.context)
        self.box = Letterbox()

    def controller(self, port, is_wrapped):
        if is_wrapped:
            return Controller(self.box, "127.0.0.1", port, ssl_context=self.context)
        # Whoever does not ask for TLS is turned away, so a letter that arrives was under it.
        return Controller(
            self.box, "127.0.0.1", port, tls_context=self.context, require_starttls=True
        )


def deliver(binary, smtp, authority, box):
    """Joins a stroll and waits for its letter."""
    with tempfile.TemporaryDirectory(prefix="ounce-mail-") as folder:
        demo = Demo(binary, smtp, folder, authority)
        try:
            campaign, stroll = open_stroll(demo)
            address, answer = join(demo, campaign, stroll, "en")
            letter = box.letters.get(timeout=PATIENCE_S)
            check_letter(demo, letter, address, answer, "en")
        finally:
            demo.stop()


def refused(binary, smtp):
    """Joins a stroll and waits until it is on record that the server was not believed."""
    with tempfile.TemporaryDirectory(prefix="ounce-mail-") as folder:
        demo = Demo(binary, smtp, folder)
        try:
            campaign, stroll = open_stroll(demo)
            join(demo, campaign, stroll, "en")
            database = "sqlite:" + os.path.join(folder, "demo", "ounce.db")
            words = [binary, "outbox", "--all", "--db", database]
            end = time.monotonic() + PATIENCE_S
            while time.monotonic() < end:
                said = subprocess.run(words, capture_output=True, text=True, check=True).stdout
                if "no connection" in said:
                    return
            raise AssertionError(f"nothing is on record about the server: {said[-400:]}")
        finally:
            demo.stop()


def check_tls(binary):
    passed = 0
    with tempfile.TemporaryDirectory(prefix="ounce-mail-") as folder:
        secured = Secured(folder)
        for name, is_wrapped in (("TLS from the start", True), ("STARTTLS", False)):
            port = free_port()
            host = f"localhost:{port}"
            smtp = f"smtps://{host}" if is_wrapped else f"smtp://{host}?tls=required"
            server = secured.controller(port, is_wrapped)
            server.start()
            try:
                deliver(binary, smtp, secured.authority, secured.box)
                print(f"ok     a letter under {name}, signed by an authority that was named")
                before = secured.box.delivered
                refused(binary, smtp)
                assert secured.box.delivered == before, "a letter went to a stranger"
                assert secured.box.letters.empty(), "somebody got two letters"
                print(f"ok     nothing is sent under {name} to a server nobody vouches for")
                passed += 2
            finally:
                server.stop()
    return passed


def letters_in_every_language(demo, box):
    campaign, stroll = open_stroll(demo)
    subjects = {}
    for language in LANGUAGES:
        address, answer = join(demo, campaign, stroll, language)
        letter = box.letters.get(timeout=PATIENCE_S)
        subjects[language], text = check_letter(demo, letter, address, answer, language)
        has_kana = re.search(r"[\u3040-\u30ff]", text) is not None
        assert has_kana == (language == "ja"), f"{language}: not in its language"
        print(f"ok     a letter in {language}: {subjects[language]}")
    assert len(set(subjects.values())) == len(LANGUAGES), f"the same subject twice: {subjects}"
    assert box.letters.empty(), "somebody got two letters"
    return len(LANGUAGES)


class Browser:
    """Keeps cookies as a browser at localhost does: also secure ones, without TLS."""

    def __init__(self, demo, language):
        self.demo, self.language, self.cookies = demo, language, {}

    def ask(self, path, fields=None):
        """Asks without following where the answer leads; the status, the place, the page."""
        place = urllib.parse.urlparse(self.demo.base)
        connection = http.client.HTTPConnection(place.hostname, place.port, timeout=20)
        headers = {
            "Accept-Language": LANGUAGES[self.language],
            "Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()),
        }
        if fields is None:
            connection.request("GET", path, headers=headers)
        else:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "Origin": self.demo.base,
                "Sec-Fetch-Site": "same-origin",
            }
            connection.request("POST", path, urllib.parse.urlencode(fields), headers)
        answer = connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, value = line.split(";")[0].split("=", 1)
            assert "HttpOnly" in line and "Secure" in line and "SameSite=Lax" in line, line
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location"), answer.read().decode()


def signing_in(demo, box):
    """The letter of a sign-in: a program that opens its link and sends its form is not signed in,
    and the member still gets in."""
    members = {"en": "bess.host", "es": "hal.helper", "fr": "hana.helper", "ja": "lea.leader"}
    subjects = set()
    for language, name in members.items():
        member = Browser(demo, language)
        asked = member.ask("/sign-in", {"email": f"{name}@ounce.example", "to": ""})
        nobody = Browser(demo, language).ask("/sign-in", {"email": "no@one.example", "to": ""})
        assert asked == nobody == (303, "/sign-in/code", ""), f"{asked} {nobody}"
        to, content = box.letters.get(timeout=PATIENCE_S)
        assert to == [f"{name}@ounce.example"], to
        message = email.message_from_bytes(content, policy=email.policy.default)
        text = message.get_body(("plain",)).get_content()
        code = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", text)[0]
        assert code in message["Subject"], message["Subject"]
        link = urllib.parse.urlparse(re.search(r"https?://\S+/sign-in/\S+", text)[0])
        path = link._replace(scheme="", netloc="").geturl()
        scanner = Browser(demo, language)
        for _ in range(5):
            assert scanner.ask(path)[0] == 200
            assert scanner.ask(path, {})[0] == 200
        assert not scanner.cookies.get("__Host-ounce"), "a program that opens links is signed in"
        typed = member.ask("/sign-in/code", {"code": code.lower(), "to": ""})
        assert typed[:2] == (303, "/desk"), typed
        status, _, page = member.ask("/desk")
        assert status == 200 and f"{name}@ounce.example" in page, page
        assert member.ask(path)[0] == 410, "the letter is used"
        subjects.add(str(message["Subject"]).replace(code, ""))
        print(f"ok     signing in in {language}, and no program that opens links")
    assert len(subjects) == len(members), f"the same subject twice: {subjects}"
    assert box.letters.empty(), "an address of nobody got a letter"
    return len(members)


def code_of(box):
    """The code and the links of the next letter, and whom it is to."""
    to, content = box.letters.get(timeout=PATIENCE_S)
    message = email.message_from_bytes(content, policy=email.policy.default)
    text = message.get_body(("plain",)).get_content()
    code = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", text)
    links = re.findall(r"https?://\S+/(?:sign-in|invitations)/\S+", text)
    paths = [urllib.parse.urlparse(link)._replace(scheme="", netloc="").geturl() for link in links]
    return to, str(message["Subject"]), code and code[0], paths


def inviting(demo, box):
    """A host invites two people, who read other languages than English; each accepts with a code
    that goes to their own address. Somebody the letter was forwarded to can't."""
    campaign, _ = open_stroll(demo)
    host = Browser(demo, "en")
    host.ask("/sign-in", {"email": "bess.host@ounce.example", "to": ""})
    host.ask("/sign-in/code", {"code": code_of(box)[2], "to": ""})
    members = f"/desk/campaigns/{campaign}/strolls/rochester-ny/members"
    subjects = set()
    for language in ["es", "ja"]:
        address = f"ida.{language}@ounce.example"
        writes = Browser(demo, language)
        writes.cookies = host.cookies
        fields = {"email": address, "role": "helper", "why": ""}
        assert writes.ask(f"{members}/invite", fields)[0] == 303
        to, subject, _, paths = code_of(box)
        assert to == [address], to
        subjects.add(subject)
        forwarded = Browser(demo, language)
        assert address not in forwarded.ask(paths[0])[2], "the page tells the address"
        assert forwarded.ask(paths[0], {})[0] == 303
        to, _, code, _ = code_of(box)
        assert to == [address], f"the code went to {to}"
        assert forwarded.ask("/desk")[0] == 303, "whoever has the letter is in"
        addressee = Browser(demo, language)
        assert addressee.ask(paths[0], {})[0] == 303
        code = code_of(box)[2]
        assert addressee.ask("/sign-in/code", {"code": code, "to": ""})[:2] == (303, "/desk")
        page = addressee.ask("/desk")[2]
        answer = re.search(r"/desk/invitations/\w+/answer", page)[0]
        assert addressee.ask(answer, {"answer": "yes"})[:2] == (303, "/desk")
        roster = addressee.ask(members.replace("members", "roster"))
        assert roster[0] == 200, roster[:2]
        assert addressee.ask(paths[0])[0] == 410, "the invitation is answered"
        print(f"ok     an invitation in {language}, accepted by its addressee alone")
    assert len(subjects) == 2, f"the same subject twice: {subjects}"
    return 2


def writing_to_walkers(demo, box):
    """A host writes to walkers and sends it to herself first: the letter is what she typed, it can't
    be refused, and nobody else gets one."""
    campaign, _ = open_stroll(demo)
    host = Browser(demo, "en")
    host.ask("/sign-in", {"email": "bess.host@ounce.example", "to": ""})
    host.ask("/sign-in/code", {"code": code_of(box)[2], "to": ""})
    letters = f"/desk/campaigns/{campaign}/strolls/rochester-ny/letters"
    fields = {"readers": "walkers", "subject": "It may rain", "text": "Bring boots.\n\nWe walk."}
    status, _, page = host.ask(f"{letters}/preview", fields)
    assert status == 200 and "Bring boots." in page, status
    fields["test"] = re.search(r'name="test" value="(\w+)"', page)[1]
    for _ in range(2):
        status, _, page = host.ask(f"{letters}/test", fields)
        assert status == 200 and "A test is on its way" in page, status
    to, content = box.letters.get(timeout=PATIENCE_S)
    message = email.message_from_bytes(content, policy=email.policy.default)
    text = message.get_body(("plain",)).get_content()
    text = text.replace("\r\n", "\n")
    assert to == ["bess.host@ounce.example"], to
    assert message["Subject"] == "It may rain", message["Subject"]
    assert "Bring boots.\n\nWe walk." in text, text
    assert message["List-Unsubscribe"] is None, "a test can't be refused"
    assert box.letters.empty(), "the same form sent twice, or to walkers"
    print("ok     a letter to walkers, sent to oneself first")
    return 1


def main(binary):
    try:
        passed = check_all(binary) + check_tls(binary)
        print(f"{passed} passed, 0 failed")
        return 0
    except Exception as error:  # Whatever goes wrong on the way is the answer.
        print(f"FAILED the confirmation arrives\n    {type(error).__name__}: {error}")
        print("0 passed, 1 failed")
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
