"""Runs schemathesis over a server's OpenAPI document: no 5xx, no undocumented status, no
answer outside its schema. Starts a server of its own on a fresh folder, makes an account, a
team, a pulse and rounds in every state that can be reached at once, and ends it.

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


def prepare(organizer):
    """Makes one of everything; returns values for the path parameters."""
    second = organizer.send("POST", "/api/accounts", {
        "email": "second@example.org", "name": "Sam Second", "password": PASSWORD,
        "role": "facilitator",
    })
    team = organizer.send("POST", "/api/teams", {"name": "Executive team"})
    leaders = [{"name": f"Leader {n}", "email": f"leader{n}@example.org"} for n in range(6)]
    organizer.send("PUT", f"/api/teams/{team['id']}/roster", leaders)
    pulse = organizer.send("POST", f"/api/teams/{team['id']}/pulses", {
        "name": "Quarterly", "cadence": "quarterly",
        "questions": {"priorities": PRIORITIES, "ranked": "full"},
    })
    closes = (datetime.now(UTC) + timedelta(days=5)).strftime("%Y-%m-%dT%H:%M:%SZ")
    rounds = [
        organizer.send("POST", f"/api/pulses/{pulse['id']}/rounds", {"closes_at": closes})["id"]
        for _ in range(3)
    ]
    links = organizer.send("POST", f"/api/rounds/{rounds[0]}/open")
    organizer.send("POST", f"/api/rounds/{rounds[1]}/open")
    invitations = organizer.send("GET", f"/api/rounds/{rounds[0]}/invitations")
    key = links[0]["url"].rsplit(".", 1)[1]
    return {
        "path.account": [second["id"]], "path.team": [team["id"]], "path.pulse": [pulse["id"]],
        "path.round": rounds, "path.invitation": [row["id"] for row in invitations],
        "header.Parallax-Round-Key": [key],
    }


def settings(parameters):
    lines = ["[parameters]"]
    lines += [f'"{name}" = {json.dumps(values)}' for name, values in parameters.items()]
    return "\n".join(lines) + "\n"


def main():
    program, options = sys.argv[1], sys.argv[2:]
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryDirectory() as folder:
        log = open(f"{folder}/log", "w")
        server = subprocess.Popen(
            [program, "serve", "--listen", f"127.0.0.1:{port}", "--data-dir", f"{folder}/data"],
            stdout=subprocess.PIPE, stderr=log, text=True,
        )
        try:
            token = set_up_token(server)
            wait_until_ready(base, server)
            organizer = Organizer(base)
            organizer.set_up(token)
            config = pathlib.Path(folder, "schemathesis.toml")
            config.write_text(settings(prepare(organizer)))
            tool = pathlib.Path(sys.executable).with_name("schemathesis")
            # Signing out would end the run's own session.
            result = subprocess.run([
                tool, "--config-file", config, "run", f"{base}/api/openapi.json", "--checks", CHECKS,
                "--exclude-operation-id", "session.delete", "--continue-on-failure",
                "-H", f"Cookie: {organizer.cookie}", "-H", f"X-CSRF-Token: {organizer.csrf}",
                "-H", "Sec-Fetch-Site: same-origin", *options,
            ])
            if server.poll() is not None:
                sys.exit(f"the server ended by itself with status {server.returncode}")
            sys.exit(result.returncode)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=20)


main()
