"""Rounds and answers: an answer is kept first and marked then, once, however often it is sent."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from bot.knowledge import Question, group_of
from bot.knowledge.question import FALSE, TRUE
from web.accounts.models import User
from web.knowledge import messages
from web.knowledge.models import Asked, Round

LONGEST_ROUND: Final = 10


class AnswerError(Exception):
    """An answer that was not taken; the text says why in Chinese, and nothing was changed."""


class AnsweredError(AnswerError):
    """The question has another answer already, which stands."""


def draw(bank: Mapping[str, Question], group: str, seed: int) -> list[Question]:
    """Return the questions of a round in order: the same for the same bank, group and seed."""
    fitting = [id for id in sorted(bank) if not group or group_of(bank[id].clause) == group]
    chosen = random.Random(seed).sample(fitting, min(LONGEST_ROUND, len(fitting)))
    return [bank[id] for id in chosen]


def open_round(bank: Mapping[str, Question], user: User, group: str, round_id: UUID) -> Round:
    """Begin a round over `group`, "" for all; the same id is the same round.

    Raises:
        KeyError: the group has no questions.
        PermissionError: the id is another person's round.
    """
    with transaction.atomic():
        opened, created = Round.objects.get_or_create(
            id=round_id, defaults={"user": user, "group": group}
        )
        if opened.user_id != user.pk:
            raise PermissionError
        if created:
            drawn = draw(bank, group, round_id.int % 2**31)
            if not drawn:
                raise KeyError(group)
            Asked.objects.bulk_create(
                Asked(
                    round=opened,
                    number=number,
                    question=question.id,
                    clause=question.clause,
                    content=asdict(question),
                )
                for number, question in enumerate(drawn, 1)
            )
    return opened


def question_of(content: Mapping[str, Any]) -> Question:
    """Return the question kept as JSON."""
    options = tuple((letter, text) for letter, text in content["options"])
    return Question(**{**content, "options": options, "answer": tuple(content["answer"])})


def answer(asked: Asked, given: Sequence[str]) -> Asked:
    """Keep the answer to a question, then mark it; the same answer sent again changes nothing.

    Raises:
        AnsweredError: it has another answer already.
        AnswerError: the answer does not fit the kind of question.
    """
    question = question_of(asked.content)
    given = list(given) if question.kind == "order" else sorted(set(given))
    why = unfit(question, given)
    if why:
        raise AnswerError(why)
    waiting = Asked.objects.filter(pk=asked.pk, answered_at__isnull=True)
    # Of two that answer at once the second finds none waiting.
    waiting.update(given=given, answered_at=timezone.now())
    asked = Asked.objects.get(pk=asked.pk)
    if asked.given != given:
        raise AnsweredError(messages.ANSWERED_ALREADY)
    mark([asked])
    return asked


def mark(answered: Iterable[Asked]) -> None:
    """Mark kept answers that are not marked yet, also those that a failure left so."""
    for asked in answered:
        if asked.given is not None and asked.right is None:
            asked.right = question_of(asked.content).is_right(asked.given)
            asked.save(update_fields=["right"])


def unfit(question: Question, given: Sequence[str]) -> str:
    """Say why `given` cannot be an answer to `question`, "" if it can."""
    letters = [letter for letter, _ in question.options] or [TRUE, FALSE]
    if question.kind == "order" and len([one for one in given if one]) != len(letters):
        return messages.ORDER_UNFINISHED if any(given) else messages.NOTHING_CHOSEN
    if not given:
        return messages.NOTHING_CHOSEN
    if not set(given) <= set(letters):
        return messages.UNKNOWN_OPTION
    if question.kind == "order":
        return messages.ORDER_TWICE if len(set(given)) < len(given) else ""
    if question.kind == "several":
        return messages.SEVERAL_WANTED if len(set(given)) == 1 else ""
    return messages.ONE_ONLY if len(given) > 1 else ""
