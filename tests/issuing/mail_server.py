"""A mail server on the loopback address that can be as unkind as real ones: refuses, puts off, breaks off."""
import base64
import collections
import socketserver
import ssl
import threading
import time


class Conversation(socketserver.StreamRequestHandler):
    def say(self, text):
        self.wfile.write(text.encode("ascii") + b"\r\n")
        self.wfile.flush()

    def hear(self):
        line = self.rfile.readline()
        if not line:
            raise ConnectionError
        return line.decode("utf-8").rstrip("\r\n")

    def handle(self):
        try:
            self.talk()
        except (ConnectionError, ssl.SSLError):
            pass

    def talk(self):
        server, self.safe, self.known, sender, receivers = self.server.owner, False, False, None, []
        self.say("220 mail.example.org")
        while True:
            line = self.hear()
            word, argument = line[:4].upper(), line[5:]
            if word == "EHLO":
                server.greetings.append(argument)
                offers = ["mail.example.org", "8BITMIME", "SIZE 99999999"]
                offers += ["STARTTLS"] if server.tls and not self.safe else []
                offers += ["AUTH PLAIN"] if server.password else []
                for i, offer in enumerate(offers):
                    self.say(f"250{' ' if i + 1 == len(offers) else '-'}{offer}")
            elif word == "STAR" and server.tls_answer:
                self.say(server.tls_answer)
            elif word == "STAR":
                self.say("220 go on")
                self.request = server.tls.wrap_socket(self.request, server_side=True)
                self.rfile, self.wfile, self.safe = self.request.makefile("rb"), self.request.makefile("wb"), True
            elif word == "AUTH":
                if len(argument.split()) == 1:
                    self.say("334 ")
                given = base64.b64decode(self.hear() if len(argument.split()) == 1 else argument.split()[1])
                server.passwords.append((given, self.safe))
                self.known = given.split(b"\0")[1:] == [b"office", server.password.encode()]
                self.say("235 welcome" if self.known else "535 5.7.8 wrong password")
            elif word == "MAIL":
                sender, receivers = argument, []
                self.say("250 ok" if self.known or not server.password else "530 5.7.0 who are you?")
            elif word == "RCPT":
                receiver = argument[argument.index("<") + 1:argument.index(">")]
                fault = server.faults.get(receiver, [])
                fault = fault.pop(0) if fault else "250 ok"
                if fault == "drop":
                    return
                receivers += [receiver] if fault.startswith("250") else []
                self.say(fault)
            elif word == "DATA":
                self.say("354 go on")
                lines = []
                while (read := self.rfile.readline()) != b".\r\n":
                    if not read:
                        return
                    lines.append(read[1:] if read.startswith(b".") else read)
                server.letters.append((receivers[0], b"".join(lines), time.monotonic()))
                server.envelopes.append((sender, receivers))
                time.sleep(server.delay)
                self.say("250 2.0.0 taken")
            elif word == "QUIT":
                return self.say("221 bye")
            else:
                self.say("250 ok" if word in ("RSET", "NOOP") else "502 5.5.1 what?")


class MailServer:
    """`faults`: address -> what it hears instead of "250 ok" the next times; "drop" ends the connection."""

    def __init__(self, port=0):
        self.letters, self.passwords, self.greetings, self.faults = [], [], [], {}
        self.envelopes = []  # of each letter: what followed MAIL, and all who get it
        self.count = collections.Counter()  # of the letters that a test has looked at
        self.password, self.tls, self.delay = "", None, 0
        self.tls_answer = ""  # to STARTTLS, instead of TLS
        socketserver.ThreadingTCPServer.allow_reuse_address = True
        self.server = socketserver.ThreadingTCPServer(("127.0.0.1", port), Conversation)
        self.server.daemon_threads, self.server.owner = True, self
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def receivers(self):
        return [receiver for receiver, _, _ in self.letters]

    def use_tls(self, file):
        self.tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.tls.load_cert_chain(file)
