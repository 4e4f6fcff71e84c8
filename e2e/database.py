"""A PostgreSQL at the other end of a network, believed by its certificate or not at all.

    python e2e/database.py BINARY URL AUTHORITY

URL is of a server on this machine that turns away whoever speaks no TLS, with the password in it;
AUTHORITY is the PEM file of whoever signed its certificate. The service starts there, answers from
it and adds its book up; then it is shown a stranger's authority and another name for the server,
and comes without TLS, and each time must say what is wrong and do nothing.
"""

import os
import re
import subprocess
import sys
import tempfile
import threading
import urllib.request

import trustme

PATIENCE_S = 60


def secured(url, authority):
    return f"{url}?sslmode=verify-full&sslrootcert={authority}"


def serves(binary, url, authority):
    """Starts the service on the empty database and asks whether it reaches it."""
    words = [binary, "serve", "--db", secured(url, authority), "--listen", "127.0.0.1:0"]
    child = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    try:
        found = None
        for line in child.stdout:
            found = re.search(r"listening on (http://[^\s/]+)", line)
            if found:
                break
        assert found, "ounce serve ended before it listened"
        # Somebody has to read on, or the service blocks on a full pipe.
        threading.Thread(target=child.stdout.read, daemon=True).start()
        with urllib.request.urlopen(found[1] + "/readyz", timeout=20) as answer:
            assert answer.status == 200, answer.status
    finally:
        child.terminate()
        child.wait(PATIENCE_S)


def verify(binary, url):
    words = [binary, "verify", "--db", url]
    return subprocess.run(words, capture_output=True, text=True, timeout=PATIENCE_S)


def adds_up(binary, url, authority):
    said = verify(binary, secured(url, authority))
    assert said.returncode == 0, f"{said.returncode}: {said.stdout}{said.stderr}"


def refuses(binary, url, why):
    said = verify(binary, url)
    assert said.returncode == 2, f"{said.returncode}: {said.stdout}{said.stderr}"
    assert re.search(why, said.stderr, re.IGNORECASE), f"not {why}: {said.stderr}"
    assert "park" not in said.stderr, f"the password is in: {said.stderr}"


def checks(binary, url, authority, folder):
    stranger = os.path.join(folder, "stranger.pem")
    trustme.CA().cert_pem.write_to_path(stranger)
    elsewhere = url.replace("@localhost:", "@127.0.0.1:")
    wrong_word = url.replace("park", "p%61rking")
    return [
        ("the service starts and answers under TLS", lambda: serves(binary, url, authority)),
        ("its book adds up there", lambda: adds_up(binary, url, authority)),
        (
            "a server whose certificate a stranger signed is refused",
            lambda: refuses(binary, secured(url, stranger), "certificate|UnknownIssuer"),
        ),
        (
            "a server that the public authorities do not know is refused",
            lambda: refuses(binary, f"{url}?sslmode=require", "certificate|UnknownIssuer"),
        ),
        (
            "a certificate for another name is refused",
            lambda: refuses(binary, secured(elsewhere, authority), "certificate|NotValidForName"),
        ),
        (
            "a wrong password is told, and not repeated",
            lambda: refuses(binary, secured(wrong_word, authority), "password"),
        ),
        (
            "a server that wants TLS is told apart from one that is away",
            lambda: refuses(binary, f"{url}?sslmode=disable", "no encryption"),
        ),
    ]


def main(binary, url, authority):
    passed = failed = 0
    with tempfile.TemporaryDirectory(prefix="ounce-database-") as folder:
        for name, check in checks(binary, url, authority, folder):
            try:
                check()
                print(f"ok     {name}")
                passed += 1
            except Exception as error:  # Whatever goes wrong on the way is the answer.
                print(f"FAILED {name}\n    {type(error).__name__}: {error}")
                failed += 1
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
