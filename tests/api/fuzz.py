"""Runs schemathesis over a server's OpenAPI document: no 5xx, no undocumented status, no
answer outside its schema, nothing without a session. Starts a server of its own on a fresh
folder, makes accounts, teams, pulses and rounds, and ends it.

usage: fuzz.py PARALLAX [schemathesis options]
"""

import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta

CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,response_headers_conformance,unsupported_method,ignored_auth"
)
PASSWORD = "twelve and more characters"
PRIORITIES = ["Safety", "Regulation", "Growth", "Cost", "People"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Organizer:
    """Speaks JSON with the server as one signed-in account."""

    def __init__(self, base):
        self.base, self.cookie, self.csrf = base, None, None

    def send(self, method, path, body=None):
        headers = {"Content-Type": "application/json", "Sec-Fetch-Site": "same-origin"}
        if self.cookie:
            headers |= {"Cookie": self.cookie, "X-CSRF-Token": self.csrf}
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.base + path, data, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as response:
            cookie = response.headers.get("Set-Cookie")
            if cookie:
                self.cookie = cookie.split(";")[0]
            text = response.read()
        return json.loads(text) if text else None

    def set_up(self, token):
        session = self.send("POST", "/api/setup", {
            "token": token, "organization": "Halden Ferries", "email": "owner@example.org",
            "name": "Olu Owner", "password": PASSWORD,
        })
        self.csrf = session["csrf_token"]


def wait_until_ready(base, server):
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if server.poll() is not None:
            sys.exit(f"the server ended with status {server.returncode}")
        try:
            urllib.request.urlopen(base + "/readyz", timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    sys.exit("the server did not get ready within a minute")


def set_up_token(server):
    for line in server.stdout:
        found = re.search(r"/setup#([\w-]+)", line)
        if found:
            return found[1]
    sys.exit("the server printed no set-up link")


def make(organizer, name):
    """Makes a team with a pulse and a round that is open, in which nobody has answered yet."""
    team = organizer.send("POST", "/api/teams", {"name": name})["id"]
    leaders = [{"name": f"Leader {n}", "email": f"leader{n}@example.org"} for n in range(6)]
    organizer.send("PUT", f"/api/teams/{team}/roster", {"leaders": leaders})
    pulse = organizer.send("POST", f"/api/teams/{team}/pulses", {
        "name": "Quarterly", "cadence": "quarterly",
        "questions": {"priorities": PRIORITIES, "ranked": "full"},
    })["id"]
    links = organizer.send("POST", f"/api/rounds/{draft(organizer, pulse)}/open")
    round_name, secrets = links[0]["url"].split("/r/")[1].split("#")
    token, key = secrets.split(".")
    invitation = organizer.send("GET", f"/api/rounds/{round_name}/invitations")[0]["id"]
    return {
        "path.team": team, "path.pulse": pulse, "path.round": round_name,
        "path.invitation": invitation, "header.Parallax-Round-Key": key, "body.token": token,
    }


def add_account(organizer, email):
    return organizer.send("POST", "/api/accounts", {
        "email": email, "name": "Sam Second", "password": PASSWORD, "role": "facilitator",
    })["id"]


def draft(organizer, pulse):
    closes = (datetime.now(UTC) + timedelta(days=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return organizer.send("POST", f"/api/pulses/{pulse}/rounds", {"closes_at": closes})["id"]


def settings(organizer):
    """Names of what there is: most of what is made up is just not found. An operation that
    ends something ends what no other one is about."""
    kept = make(organizer, "Executive team") | {
        "path.account": add_account(organizer, "second@example.org"),
        "path.path": "scripts/ballot.js", "header.X-CSRF-Token": organizer.csrf,
    }
    lines = [
        "[auth.openapi.session]", f"api_key = {json.dumps(organizer.cookie.split('=', 1)[1])}",
        "[parameters]", *given(kept),
    ]
    for operation, parameters in (
        ("accounts.delete", {"path.account": add_account(organizer, "third@example.org")}),
        ("teams.delete", make(organizer, "Board")),
        ("pulses.delete", make(organizer, "Works council")),
        ("rounds.delete", make(organizer, "Crew")),
        ("rounds.restart", make(organizer, "Office")),
        ("rounds.open", {"path.round": draft(organizer, kept["path.pulse"])}),
        ("rounds.change", {"path.round": draft(organizer, kept["path.pulse"])}),
    ):
        lines += ["[[operations]]", f'include-operation-id = "{operation}"']
        lines += ["[operations.parameters]", *given(kept | parameters)]
    return "\n".join(lines) + "\n"


def given(parameters):
    return [f'"{name}" = {json.dumps(value)}' for name, value in parameters.items()]


def main():
    program, options = sys.argv[1], sys.argv[2:]
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "log")
        server = subprocess.Popen(
            # As behind a proxy with TLS: the session's cookie has the name in the document.
            [program, "serve", "--listen", f"127.0.0.1:{port}", "--data-dir", f"{folder}/data",
             "--public-url", "https://parallax.example.org"],
            stdout=subprocess.PIPE, stderr=log.open("w"), text=True,
        )
        try:
            token = set_up_token(server)
            wait_until_ready(base, server)
            organizer = Organizer(base)
            organizer.set_up(token)
            result = fuzz(base, pathlib.Path(folder, "schemathesis.toml"), organizer, options)
            if server.poll() is not None:
                sys.exit(f"the server ended by itself with status {server.returncode}")
            # If the session had ended on the way, little would have been tried.
            organizer.send("GET", "/api/session")
            sys.exit(result)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


def fuzz(base, config, organizer, options):
    config.write_text(settings(organizer))
    tool = pathlib.Path(sys.executable).with_name("schemathesis")
    return subprocess.run([
        tool, "--config-file", config, "run", f"{base}/api/openapi.json", "--checks", CHECKS,
        "--exclude-operation-id", "session.delete",  # it would end the run's own session
        "--continue-on-failure", "--max-examples", "100", "--no-color",
        "--request-timeout", "60",  # the demo counts three quarters; speed is not judged here
        "-H", "Sec-Fetch-Site: same-origin", *options,
    ], cwd=config.parent).returncode


main()
