"""The rows of the daily form: what is counted where, and that the numbers add up."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge import GROUPS, OTHER, group_title
from web.dailyform import messages
from web.dailyform.rows import GradedReply, KnowledgeAnswer, Row, graded_reply, tally

CLAUSES = ("A.words.greeting", "A.words.thanks", "A.visitor.arrival", "B.words.nin", "C.open", "X")
TITLES = {"A.words.greeting": "问候用语", "A.words.thanks": "感谢用语"}


def reply(score: int, met: str = "", unmet: str = "") -> GradedReply:
    """Return a reply with the clauses named, separated by blanks."""
    missing = frozenset(unmet.split())
    return GradedReply(score, missing | frozenset(met.split()), missing)


def rows_of(replies: list[GradedReply], answers: list[KnowledgeAnswer]) -> dict[str, Row]:
    return {row.title: row for row in tally(replies, answers, TITLES).rows}


def test_a_reply_counts_once_in_each_group_it_touches_and_once_in_the_total() -> None:
    replies = [
        reply(100, met="A.words.greeting A.words.thanks A.visitor.arrival"),
        reply(50, unmet="A.words.greeting"),
    ]
    sums = tally(replies, [], TITLES)
    rows = {row.title: row for row in sums.rows}
    assert (rows["基本礼貌用语"].replies, rows["基本礼貌用语"].mean) == (2, 75.0)
    assert (rows["接待来访"].replies, rows["接待来访"].mean) == (1, 100.0)
    assert (sums.total.replies, sums.total.mean) == (2, 75.0)


def test_clauses_not_fulfilled_are_named_with_how_often_the_most_frequent_first() -> None:
    replies = [
        reply(0, unmet="A.words.thanks A.words.greeting"),
        reply(0, unmet="A.words.thanks B.words.nin"),
    ]
    rows = rows_of(replies, [])
    assert [str(one) for one in rows["基本礼貌用语"].deductions] == [
        "感谢用语（2）",
        "问候用语（1）",
    ]
    # A clause that is no longer in the standard is shown by its id.
    assert [str(one) for one in rows["文明用语"].deductions] == ["B.words.nin（1）"]
    assert tally(replies, [], TITLES).total.unmet == 4


def test_remarks_say_what_to_do() -> None:
    answers = [KnowledgeAnswer("A.words.greeting", right) for right in (True, True, False)]
    rows = rows_of([reply(79, met="A.words.thanks")], answers)
    assert rows["基本礼貌用语"].remark == messages.REMARK_JOIN.join(
        (messages.PRACTISE, messages.STUDY)
    )
    assert rows["接待来访"].remark == messages.NOT_PRACTISED
    fine = rows_of([reply(80, met="A.words.thanks")], [*answers[:2]] * 2 + answers[2:])
    assert fine["基本礼貌用语"].remark == ""


def test_an_empty_period_has_every_group_and_no_mean() -> None:
    sums = tally([], [], TITLES)
    assert sums.is_empty
    assert [row.title for row in sums.rows] == list(GROUPS.values())
    assert {(row.replies, row.mean, row.asked) for row in (*sums.rows, sums.total)} == {
        (0, None, 0)
    }


def test_findings_and_conduct_are_read_from_the_stored_answer() -> None:
    answer = {
        "grade": {
            "score": 40,
            "findings": [
                {"kind": "met", "clause": "A.words.greeting"},
                {"kind": "missed", "clause": "A.visitor.arrival"},
                {"kind": "violated", "clause": "B.words.nin"},
                {"kind": "violated", "clause": "B.words.nin"},
                # Met in one place and missed in another is not fulfilled.
                {"kind": "met", "clause": "A.visitor.arrival"},
            ],
        },
        "conduct": [
            {"clause": "A.phone.rings", "met": False},
            {"clause": "A.special.smile", "met": True},
        ],
    }
    assert graded_reply(answer) == reply(
        40,
        met="A.words.greeting A.special.smile",
        unmet="A.visitor.arrival B.words.nin A.phone.rings",
    )


@given(
    st.lists(
        st.builds(
            lambda score, met, unmet: GradedReply(score, met | unmet, unmet),
            st.integers(0, 100),
            st.frozensets(st.sampled_from(CLAUSES)),
            st.frozensets(st.sampled_from(CLAUSES)),
        )
    ),
    st.lists(st.builds(KnowledgeAnswer, st.sampled_from(CLAUSES), st.booleans())),
)
def test_the_numbers_add_up(replies: list[GradedReply], answers: list[KnowledgeAnswer]) -> None:
    sums = tally(replies, answers, TITLES)
    rows, total = sums.rows, sums.total
    assert sum(row.asked for row in rows) == total.asked == len(answers)
    assert sum(row.right for row in rows) == total.right <= total.asked
    assert sum(row.unmet for row in rows) == total.unmet == sum(len(r.unmet) for r in replies)
    assert all(row.unmet == sum(one.times for one in row.deductions) for row in rows)
    assert all(row.replies <= total.replies == len(replies) for row in rows)
    assert all((row.mean is None) == (row.replies == 0) for row in (*rows, total))
    assert (group_title(OTHER) in [row.title for row in rows]) == any(
        "X" in clauses for clauses in (*(r.clauses for r in replies), {a.clause for a in answers})
    )
