"""A dialogue server of the tests: real HTTP and real signatures, and a customer of few words."""

from __future__ import annotations

import hashlib
import hmac
import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from tests.web.small import small_catalogue

LINES = {
    "visitor.arrival": "（一位陌生来访人走近前台，四处张望）",
    "visitor.states_host": "我找8栋的李先生，约好了的。",
    "visitor.refuses_card": "（皱着眉头）进个门还要看证件？我不给。",
    "visitor.leaves": "事办完了，我走了。",
    "phone.ring": "（电话铃响）",
    "phone.provokes": "你们物业全是吃干饭的吧？",
    "phone.ends": "好，没别的了。",
}
BYE = "（点点头，离开了）"
MOODS = ("calm", "impatient", "angry", "furious")


class FakeDialogue:
    """A dialogue server on a free port.

    fail: what goes wrong with each coming request, used up in order: "cut" closes the connection
    unanswered, "503", "nothing" answers 200 without lines, "nonsense" answers 200 without JSON.
    before: called with each request's body before it is answered. seen: the bodies so far.
    """

    def __init__(self, secret: str, port: int = 0) -> None:
        self.fail: list[str] = []
        self.seen: list[dict[str, Any]] = []
        self.before: Callable[[dict[str, Any]], None] = lambda body: None
        self._server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self, secret))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))

    @property
    def url(self) -> str:
        """The base address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> FakeDialogue:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Answer one turn: 您好 passes, 你 is weak, 滚 fails and angers; anything else is weak."""
    situations = small_catalogue().scenarios[request["scenario"]].situations
    state = request["state"] or {"at": 0, "mood": 0, "scores": []}
    reply = request["reply"]
    if reply is None:
        return _body(request, state, [LINES[situations[0]]], situations[0])
    situation = situations[state["at"]]
    grade = _grade(reply)
    anger = 2 if grade["verdict"] == "fail" else 0
    state = {
        "at": state["at"] + (grade["verdict"] == "pass"),
        "mood": min(state["mood"] + anger, 3),
        "scores": [*state["scores"], grade["score"]],
    }
    complained = state["mood"] == 3
    done = complained or state["at"] == len(situations)
    following = None if done else situations[state["at"]]
    lines = [BYE] if following is None else [LINES[following]]
    body = _body(request, state, lines, following)
    body |= {"situation": situation, "grade": grade, "counted": True, "done": done}
    if request["chips"]:
        body["conduct"] = [{"clause": "A.special.smile", "met": True, "why": "您做了应有的动作。"}]
    if request["rings"] is not None:
        met = request["rings"] <= 3
        why = f"电话响了 {request['rings']} 声接起。"
        body["conduct"] = [{"clause": "A.phone.rings", "met": met, "why": why}]
    if done:
        score = sum(state["scores"]) // len(state["scores"])
        ended = "complaint" if complained else "completed"
        passed = score >= 80 and not complained
        body["result"] = {"score": score, "passed": passed, "ended": ended}
    return body


def _body(
    request: dict[str, Any], state: dict[str, Any], lines: list[str], following: str | None
) -> dict[str, Any]:
    named = state["at"] > 0
    return {
        "turn": request["turn"],
        "situation": None,
        "lines": [{"text": line} for line in lines],
        "next": following,
        "mood": MOODS[state["mood"]],
        "grade": None,
        "counted": False,
        "conduct": [],
        "facts": {
            "surname": "王" if named else None,
            "gender": "male" if named else None,
            "title": None,
            "married": None,
            "call": "王先生" if named else None,
        },
        "done": False,
        "result": None,
        "state": state,
    }


def _grade(reply: str) -> dict[str, Any]:
    findings = []
    if "您好" in reply:
        findings.append(_finding("met", reply, "您好", act="greet", clause="A.words.greeting"))
    if "滚" in reply:
        findings.append(
            _finding("violated", reply, "滚", violation="insult", clause="A.never.vulgar")
        )
    if "你" in reply:
        findings.append(_finding("violated", reply, "你", violation="ni", clause="B.words.nin"))
    violations = [f["violation"] for f in findings if f["kind"] == "violated"]
    verdict = "weak"
    if "insult" in violations:
        verdict = "fail"
    elif "您好" in reply and not violations:
        verdict = "pass"
    missed = [] if "您好" in reply else [["greet"], ["ask_whom", "offer_help"]]
    for acts in missed:
        why = "这里要先问候来访人。" if acts == ["greet"] else "还要请问来访人需要什么。"
        clause = "A.words.greeting" if acts == ["greet"] else "A.visitor.arrival"
        findings.append(
            {"kind": "missed", "act": acts[0], "clause": clause, "text": "", "why": why}
            | {"start": len(reply), "end": len(reply)}
        )
    return {
        "met": ["greet"] if "您好" in reply else [],
        "missed": missed,
        "violations": violations,
        "verdict": verdict,
        "score": {"pass": 100, "weak": 50, "fail": 10}[verdict],
        "findings": findings,
        "suggestion": None if verdict == "pass" else "您好，请问您来找哪位住户？",
        "standard": "0123456789abcdef",
        "model": "fedcba9876543210",
    }


def _finding(kind: str, reply: str, text: str, clause: str, **about: str) -> dict[str, Any]:
    start = reply.index(text)
    why = "这里问候得体。" if kind == "met" else "对客户应当用敬语。"
    return {"kind": kind, "clause": clause, "start": start, "end": start + len(text)} | {
        "text": text,
        "why": why,
        **about,
    }


def _handler(fake: FakeDialogue, secret: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ready = self.path == "/webhooks/changnuo/ready"
            self._send(200 if ready else 404, {"ready": ready})

        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            now = self.headers["X-Changnuo-Time"]
            expected = hmac.new(secret.encode(), f"{now}.".encode() + raw, hashlib.sha256)
            if self.headers["X-Changnuo-Signature"] != expected.hexdigest():
                self._send(401, {"error": "signature", "why": "签名不符。"})
                return
            body = json.loads(raw)
            fake.seen.append(body)
            fake.before(body)
            failure = fake.fail.pop(0) if fake.fail else ""
            if failure == "cut":
                self.close_connection = True
            elif failure == "503":
                self._send(503, {"error": "actions", "why": "评分服务没有回应。"})
            elif failure == "nothing":
                self._send(200, answer(body) | {"lines": []})
            elif failure == "nonsense":
                self._send(200, "[]")
            else:
                self._send(200, answer(body))

        def _send(self, status: int, body: Any) -> None:
            content = json.dumps(body, ensure_ascii=False).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    return Handler
