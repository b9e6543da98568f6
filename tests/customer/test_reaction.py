"""How the customer takes a graded reply."""

from __future__ import annotations

from bot.customer.reaction import Memory, Reaction, react
from bot.grading import Grade

MISSING = (("apologise",),)


def graded(verdict: str, *violations: str, missed: tuple[tuple[str, ...], ...] = ()) -> Grade:
    return Grade(
        met=(),
        missed=missed,
        violations=violations,
        verdict=verdict,
        score=0,
        findings=(),
        suggestion=None,
        standard="",
        model="",
    )


def taken(
    grade: Grade,
    memory: Memory | None = None,
    *,
    majors: tuple[str, ...] = (),
    questions: tuple[str, ...] = (),
    readable: bool = True,
    silent: bool = False,
    patience: int = 2,
) -> Reaction:
    return react(
        grade, frozenset(majors), questions, readable, silent, patience, memory or Memory()
    )


def test_good_reply_moves_on_and_eases_the_mood() -> None:
    reaction = taken(graded("pass"), Memory(mood="angry", slips=1, attempt=1))
    assert reaction.name is None
    assert reaction.memory == Memory(mood="impatient")


def test_weak_reply_gets_an_objection_and_one_more_chance() -> None:
    first = taken(graded("weak", missed=MISSING))
    assert (first.name, first.counted, first.memory.attempt) == ("objects", True, 1)
    second = taken(graded("weak", missed=MISSING), first.memory)
    assert second.name is None
    assert second.memory.attempt == 0


def test_nothing_missing_but_a_word_out_of_place_is_minded() -> None:
    assert taken(graded("weak", "ni")).name == "minds"


def test_rude_reply_raises_the_mood_at_once() -> None:
    reaction = taken(graded("fail", "argue"), majors=("argue",))
    assert (reaction.name, reaction.memory.mood) == ("offended", "impatient")


def test_insult_raises_the_mood_by_two() -> None:
    assert taken(graded("fail", "insult"), majors=("insult",)).memory.mood == "angry"


def test_furious_customer_storms_off() -> None:
    angry = Memory(mood="angry")
    assert taken(graded("fail", "argue"), angry, majors=("argue",)).name == "storms_off"


def test_patience_decides_when_weak_replies_annoy() -> None:
    weak = graded("weak", missed=MISSING)
    assert taken(weak, patience=1).memory.mood == "impatient"
    assert taken(weak, patience=3).memory.mood == "calm"


def test_apt_question_that_answers_another_situation_is_answered_all_the_same() -> None:
    asked = graded("fail", "irrelevant", missed=MISSING)
    assert taken(asked, majors=("irrelevant",), questions=("surname",)).name == "aside_surname"
    rude = taken(asked, majors=("irrelevant", "argue"), questions=("surname",))
    assert rude.name == "offended"


def test_apt_question_is_answered_and_not_counted_twice_at_most() -> None:
    asked = graded("fail", missed=MISSING)
    first = taken(asked, questions=("room",))
    assert (first.name, first.counted, first.memory.mood) == ("aside_room", False, "calm")
    second = taken(asked, first.memory, questions=("phone",))
    assert second.name == "aside_phone"
    assert taken(asked, second.memory, questions=("when",)).name == "objects"


def test_rude_question_is_no_apt_question() -> None:
    reaction = taken(graded("fail", "insult"), majors=("insult",), questions=("surname",))
    assert reaction.name == "offended"


def test_question_beside_the_point_is_no_apt_question() -> None:
    reaction = taken(graded("fail", "stuffing"), majors=("stuffing",), questions=("room",))
    assert (reaction.name, reaction.counted) == ("puzzled", True)


def test_question_that_answers_the_situation_moves_on() -> None:
    assert taken(graded("pass"), questions=("room",)).name is None


def test_silence_and_gibberish_are_met_in_character() -> None:
    failed = graded("fail", "irrelevant", missed=MISSING)
    assert taken(failed, majors=("irrelevant",), readable=False, silent=True).name == "hush"
    assert taken(failed, majors=("irrelevant",), readable=False).name == "puzzled"


def test_no_situation_takes_more_than_three_counted_replies() -> None:
    memory, names = Memory(), []
    for _ in range(3):
        reaction = taken(graded("fail", "irrelevant"), memory, majors=("irrelevant",), patience=3)
        memory = reaction.memory
        names.append(reaction.name)
    assert names == ["puzzled", "puzzled", None]
