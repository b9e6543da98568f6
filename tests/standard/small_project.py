"""A small whole project without mistakes, which a test spoils in one place."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.check import run_checks

FILES = {
    "standard/clauses/words.yml": """\
clauses:
  - id: A.words.greeting
    kind: language
    title: 问候语
    says:
      - 您好
  - id: A.visitor.arrival
    kind: phrase
    title: 来访人到达
""",
    "standard/acts/courtesy.yml": """\
acts:
  - id: greet
    title: 问候
    clause: A.words.greeting
    examples:
      - 您好
    near_misses: []
  - id: ask_whom
    title: 询问找谁
    clause: A.visitor.arrival
    implies:
      - greet
    examples:
      - 请问您找哪一位
    near_misses:
      - 你找谁
""",
    "standard/violations/wording.yml": """\
violations:
  - id: ni
    severity: minor
    clause: A.words.greeting
    title: 用“你”
    examples:
      - 你好
    trap: []
""",
    "standard/situations/visitor.yml": """\
situations:
  - id: visitor.arrival
    title: 来访人到达
    channel: desk
    line: （有人走近前台）
    required:
      - greet
      - - ask_whom
        - greet
    optional: []
    action: smile
    clauses:
      - A.visitor.arrival
      - A.words.greeting
""",
    "standard/actions.yml": "actions:\n  - id: smile\n    title: 微笑\n",
    "standard/channels.yml": "channels:\n  - id: desk\n    title: 前台\n",
    "standard/knowledge/words.yml": """\
questions:
  - id: words.01
    clause: A.words.greeting
    kind: truth
    difficulty: 1
    ask: 见到业主要先说您好。
    answer: 对
    why: 问候在先。
  - id: words.02
    clause: A.visitor.arrival
    kind: fill
    difficulty: 2
    ask: 有人走近前台，您先说“____”。
    options:
      A: 您好
      B: 喂
      C: 谁
    answer: A
    why: 先问候，再问找谁。
""",
    "standard/personas/visitors.yml": """\
personas:
  - id: zhou_ming
    name: 周明
    surname: 周
    gender: male
    title: null
    married: null
    patience: 2
    temper: 讲道理。
    manner: 句子短
    room: null
    phone: null
    matter: 送图纸
    since: null
    host: null
    host_call: null
    known: false
""",
    "data/stories/visitor/visitor_comes.yml": """\
version: "3.1"
stories:
- story: visitor_comes
  metadata:
    title: 来访
    family: visitor
    difficulty: 1
    persona: zhou_ming
    place: 前台
    intro: 有人来了。
  steps:
  - slot_was_set:
    - scenario: visitor_comes
  - intent: begin
  - action: utter_visitor_arrival
  - intent: reply
  - action: action_grade_reply
  - slot_was_set:
    - answered: visitor.arrival
  - action: utter_closing
  - action: action_end_session
""",
    "data/rules/reactions.yml": """\
version: "3.1"
rules:
- rule: 异议
  steps:
  - action: action_grade_reply
  - slot_was_set:
    - reaction: objects
  - action: utter_objects
""",
    "data/lines/visitor.yml": """\
version: "3.1"
responses:
  utter_visitor_arrival:
  - text: （有人走近）
  - text: （有人推门）
  - text: 我是来办{matter}的。
  - condition: [{type: slot, name: reaction, value: objects}]
    text: 怎么没人问我？
""",
    "data/lines/common.yml": """\
version: "3.1"
responses:
  utter_objects:
  - text: 没听明白。
  - text: 再说一遍吧。
  - text: 就这样？
  utter_closing:
  - text: 好。
  - text: 行。
  - text: 那就这样。
""",
    "data/nlu/replies/lin/visitor.yml": """\
version: "3.1"
nlu:
- intent: reply
  metadata: {situation: visitor.arrival, style: terse, writer: lin}
  examples: |
    - [您好](greet)
    - [你](ni)好
""",
    "domain.yml": """\
intents:
  - begin
  - reply:
      use_entities: []
entities:
  - scenario
  - greet
  - ask_whom
  - ni
slots:
  scenario:
    type: text
  answered:
    type: text
  reaction:
    type: text
actions:
  - action_grade_reply
  - action_end_session
""",
    "actions/grade.py": """\
class Grade:
    def name(self) -> str:
        return "action_grade_reply"
""",
    "actions/end.py": """\
class End:
    def name(self) -> str:
        return "action_end_session"
""",
}

MISSING = ("standard/patterns", "standard/model_answers.yml")


@dataclass(frozen=True)
class Project:
    """The temporary project."""

    root: Path

    def write(self, file: str, text: str) -> None:
        """Put a file into the project."""
        path = self.root / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def spoil(self, file: str, old: str, new: str) -> None:
        """Replace the first `old` in a file, which must be there."""
        text = (self.root / file).read_text(encoding="utf-8")
        assert old in text
        self.write(file, text.replace(old, new, 1))

    def mistakes(self) -> list[str]:
        """What the check prints, but for patterns and phrases, which this project has none of."""
        found = run_checks(self.root)
        return [str(m) for m in found if not any(part in m.file for part in MISSING)]
