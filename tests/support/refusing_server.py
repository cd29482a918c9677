#!/usr/bin/env python3
"""Takes letters for all but Savchuk, whom it answers with the words of the command line, until nobody writes any
more. Its port stands in the file `port`."""
import pathlib
import socket
import sys

answer = f"{sys.argv[1]}\r\n".encode()
server = socket.create_server(("127.0.0.1", 0))
server.settimeout(5)
pathlib.Path("port.new").write_text(str(server.getsockname()[1]))
pathlib.Path("port.new").rename("port")
try:
    while True:
        connection = server.accept()[0]
        with connection, connection.makefile("rwb") as talk:
            body = False
            talk.write(b"220 mail.example.org\r\n")
            talk.flush()
            for line in talk:
                body = body and line != b".\r\n"
                if body:
                    continue
                body = line.startswith(b"DATA")
                refused = line.startswith(b"RCPT") and b"savchuk" in line
                talk.write(b"354 go on\r\n" if body else answer if refused else b"250 ok\r\n")
                talk.flush()
except TimeoutError:
    pass
