"""A forge on loopback that answers as GitHub does, as far as one change by a draft pull request goes.

The answers are those that GitHub documents: docs.github.com, “REST API” (users, repositories, Git trees and blobs, pull
requests, labels) and “GraphQL API” (repository, createRef, createCommitOnBranch). ``said`` holds what was asked for.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from static_host import STOPS

HEAD, NEXT = "a" * 40, "c" * 40
WHEN = "2026-01-01T12:00:00Z"
USER = {"id": 1, "login": "editor", "name": "Editor", "email": "editor@forge.example", "avatar_url": "", "html_url": "https://forge.example/editor"}  # fmt: skip
NOT_FOUND = {"message": "Not Found", "documentation_url": "https://docs.github.com/rest", "status": "404"}


def blob(data: bytes) -> str:
    """The name that Git gives to a file."""
    return hashlib.sha1(b"blob %d\0" % len(data) + data).hexdigest()


class Forge:
    """A repository of ``files``; use it in a ``with`` statement. ``commits`` and ``pulls`` hold what came in."""

    def __init__(self, files: dict[str, str]) -> None:
        self.blobs = {blob(text.encode()): text for text in files.values()}
        self.tree = [
            {"path": path, "mode": "100644", "type": "blob", "sha": blob(text.encode()), "size": len(text.encode())}
            for path, text in files.items()
        ]
        self.commits: list[dict[str, Any]] = []
        self.pulls: list[dict[str, Any]] = []
        self.branches: list[str] = []
        forge = self

        class Handler(_Handler):
            answers = forge

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.origin = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> Forge:
        Thread(target=self.server.serve_forever, args=(STOPS,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def rest(self, method: str, path: str, body: Any) -> tuple[int, Any]:
        """What the REST API answers."""
        if path == "/user":
            return 200, USER
        if "/collaborators/" in path:
            return 204, None
        if re.search(r"/git/trees/[^/]+$", path):
            return 200, {"sha": HEAD, "url": "", "tree": self.tree, "truncated": False}
        if method == "POST" and path.endswith("/pulls"):
            self.pulls.append(body)
            branch = {"label": body["head"], "ref": body["head"], "sha": NEXT}
            return 201, {
                "id": 7, "node_id": "PR_7", "number": 7, "state": "open", "title": body["title"], "body": body.get("body"),
                "draft": body.get("draft", False), "head": branch, "base": {"ref": body["base"], "sha": HEAD}, "user": USER,
                "labels": [], "html_url": "https://forge.example/pull/7", "created_at": WHEN, "updated_at": WHEN,
            }  # fmt: skip
        if path.endswith("/labels"):
            return 200, [{"id": 1, "name": name, "color": "ededed"} for name in (body or {}).get("labels", [])]
        if path.endswith("/pulls"):
            return 200, []
        if re.fullmatch(r"/repos/[^/]+/[^/]+", path):
            permissions = {"admin": False, "push": True, "pull": True}
            return 200, {"id": 1, "name": "site", "full_name": "small/site", "private": False, "default_branch": "main", "permissions": permissions, "owner": {"login": "small"}}  # fmt: skip
        return 404, NOT_FOUND

    def graphql(self, query: str, variables: Any) -> Any:
        """What the GraphQL API answers, below ``data``."""
        if "createCommitOnBranch" in query:
            self.commits.append(variables["input"])
            added = variables["input"]["fileChanges"]["additions"]
            files = {f"file_{n}": {"oid": blob(base64.b64decode(f["contents"]))} for n, f in enumerate(added)}
            return {"createCommitOnBranch": {"commit": {"oid": NEXT, "committedDate": WHEN, **files}}}
        if "createRef" in query:
            self.branches.append(json.dumps(variables))
            return {"createRef": {"ref": {"name": "x", "target": {"oid": HEAD}}}}
        if "pullRequests" in query:
            page = {"hasNextPage": False, "endCursor": None}
            return {"repository": {"pullRequests": {"totalCount": 0, "nodes": [], "pageInfo": page}}}
        if found := re.findall(r'content_(\d+): object\(oid: "(\w+)"', query):
            return {"repository": {f"content_{n}": {"text": self.blobs[sha], "isTruncated": False} for n, sha in found}}
        if found := re.findall(r"commit_(\d+):", query):
            author = {"name": "Editor", "email": USER["email"], "user": {"id": 1, "login": "editor"}}
            history = {"history": {"nodes": [{"author": author, "committedDate": WHEN}]}}
            return {"repository": {f"commit_{n}": {"target": history} for n in found}}
        last = {"oid": HEAD, "history": {"nodes": [{"oid": HEAD, "message": "Begin"}]}}
        found = {"id": "R_1", "defaultBranchRef": {"name": "main"}, "ref": {"target": last}}
        return {"fork": found, "base": found} if "fork:" in query else {"repository": found}


class _Handler(BaseHTTPRequestHandler):
    """Hands each request to the forge."""

    protocol_version = "HTTP/1.1"
    answers: Forge

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def answer(self) -> None:
        """Answer a request of any method."""
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        path = self.path.partition("?")[0]
        status: int
        said: Any
        if self.command == "OPTIONS":
            status, said = 204, None
        elif path.endswith("/graphql"):
            status, said = 200, {"data": self.answers.graphql(body["query"], body.get("variables", {}))}
        else:
            status, said = self.answers.rest(self.command, path.removeprefix("/api/v3"), body)
        data = b"" if said is None else json.dumps(said).encode()
        self.send_response(status)
        for name, value in {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Allow-Headers": "Authorization, Content-Type, Accept, X-GitHub-Api-Version, If-None-Match, Cache-Control",
            "Access-Control-Allow-Methods": "GET, POST, PATCH, PUT, DELETE",
            "Content-Type": "application/json; charset=utf-8",
            "Content-Length": str(len(data)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PATCH = do_PUT = do_DELETE = do_OPTIONS = answer  # noqa: N815
