"""Requests nobody wrote by hand: python e2e/api.py BASE

schemathesis makes them from the service's own description, for the campaign that is open and one of
its strolls, so that most of them reach the rules and do not end at "no such campaign". Whatever the
description allows, and what it does not, may be refused and may not break the service; and every
answer must be one the description promises.
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import urllib.request

CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "unsupported_method",
]


def get(base: str, path: str):
    with urllib.request.urlopen(base + path, timeout=30) as answer:
        return json.load(answer)


def parameters(base: str) -> str:
    campaign = next(c for c in get(base, "/api/v1/campaigns") if c["status"] == "open")["slug"]
    strolls = get(base, f"/api/v1/campaigns/{campaign}/strolls")
    stroll = next(s for s in strolls if s["status"] == "open" and s["capacity"] is None)["slug"]
    return f'[parameters]\n"path.campaign" = "{campaign}"\n"path.stroll" = "{stroll}"\n'


def main() -> int:
    base = sys.argv[1].rstrip("/")
    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder, "schemathesis.toml")
        config.write_text(parameters(base), encoding="utf-8")
        program = pathlib.Path(sys.executable).with_name("st")
        command = [program, "--config-file", config, "run", "--checks", ",".join(CHECKS)]
        command += ["--phases", "examples,coverage,fuzzing", "--max-examples", "40"]
        command += ["--seed", "150", "--workers", "1", "--generation-database", "none"]
        command += ["--request-timeout", "20", "--no-color", f"{base}/api/openapi.json"]
        return subprocess.run(command, cwd=folder, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
