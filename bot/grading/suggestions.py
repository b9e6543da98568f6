"""Makes a better wording out of the trainee's own clauses and the situation's model answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from bot.grading.address import named
from bot.grading.answers import BY_NAME, called, load_answers, model_answer, part_for
from bot.grading.slips import slipped
from bot.reading.values import Facts, Found, Reading
from bot.standard import Situation, Standard

# Faults of the whole reply: nothing of it is worth keeping.
HOPELESS: Final = frozenset({"irrelevant", "stuffing", "rambling"})
# The one fault that is mended in place.
REPLACED: Final = "ni"
POLITE: Final = (("你们", "您"), ("妳们", "您"), ("你", "您"), ("妳", "您"))
# Courtesy that is kept wherever it was said, though nothing is built on it alone.
KEPT: Final = frozenset({"greet", "address", "acknowledge", "apologise", "thank", "empathise"})
# Once is enough of these.
ONCE: Final = frozenset({"greet", "apologise", "thank", "farewell", "ask_wait"})
OPENING: Final = frozenset(
    {BY_NAME, "acknowledge", "welcome", "congratulate", "accept_thanks"}
    | {"apologise_wait", "apologise_disturb"}
)
SORRY: Final = ("对不起", "抱歉", "不好意思")
CLOSING: Final = frozenset({"farewell", "invite_back"})
SURE: Final = 0.98
COMMAS: Final = ("，", ",")
STOPS: Final = "，。！？；、：,.!?;:~～… \n\t"
CLAUSES: Final = re.compile(r"([^，。！？；,!?;~～…\n]+)([，。！？；,!?;~～…\n]*)")
TAG: Final = re.compile(r"^(您看)?(好吗|好吧|好不好|可以吗|行吗|可不可以|成吗)$")
# Without a mark of its own a clause that reads like this asks.
ASKING: Final = re.compile(r"吗$|请问.*(什么|哪|几|谁|多少|怎么|哪儿|哪里)")
# A clause that says nothing without the next.
LEADING: Final = re.compile(r"^(按照?|依照?|根据|为了|因为|由于|如果|要是|若是|虽然|关于|既然)")
# Beside a fault that cannot be mended in place these give away a clause in which none was found.
DRAWLED: Final = re.compile("[吧呢嘛]$")
# Of a rude reply only what is courtesy for this share of its characters is kept.
COURTEOUS: Final = 0.5
# What joined a clause to one that is left out.
JOINING: Final = re.compile(r"^(但是|可是|不过|而且|所以|因此|然后|那么|但|那)(?=.{2})")
# Less than this is not worth keeping of a reply with a fault; more than the other is too long.
LEAST_KEPT: Final = 4
LONGEST_KEPT: Final = 60
LONGEST_REPLY: Final = 200
ADDRESS: Final = re.compile(
    "(?:^|(?<=好))(?:[^好您请找叫的是]{0,3}?)(?:先生|女士|太太|小姐|老板|经理|主任)"
)


@dataclass(frozen=True)
class Clause:
    """A clause of the reply as it is to be said: its words, its mark, the acts it does."""

    says: str
    mark: str
    acts: frozenset[str]
    place: float = 0.0


@dataclass(frozen=True)
class Piece:
    """Where a clause of the reply is, and the mark after it."""

    start: int
    end: int
    mark: str

    def holds(self, found: Found) -> bool:
        """Tell whether something found in the reply rests on this clause, wholly or in part."""
        return found.start < self.end and self.start < found.end


def suggest(
    standard: Standard,
    situation: Situation,
    facts: Facts,
    reading: Reading,
    faults: tuple[Found, ...],
) -> str:
    """Return a better wording: the clauses worth keeping, and what the situation needs besides.

    A clause is kept if an act of the situation was read in it, no fault touches it and nothing
    in it is mistyped. Where none is, the suggestion is the situation's model answer. Whether
    what was kept passes is for the caller to see.
    """
    hopeless = not reading.readable or any(fault.id in HOPELESS for fault in faults)
    if hopeless or len(reading.text) > LONGEST_REPLY:
        return model_answer(situation, facts)
    kept = _kept(standard, situation, facts, reading, faults)
    wanted = {act for element in situation.required for act in element} | set(situation.optional)
    said = sum(len(one.says) for one in kept)
    least = LEAST_KEPT if faults else 1
    if not least <= said <= LONGEST_KEPT or not any(
        one.acts & (wanted - {"address"}) for one in kept
    ):
        return model_answer(situation, facts)
    return _joined(_completed(standard, situation, facts, kept))


def _kept(
    standard: Standard,
    situation: Situation,
    facts: Facts,
    reading: Reading,
    faults: tuple[Found, ...],
) -> list[Clause]:
    """Return the clauses of the reply that are worth keeping, mended."""
    asked = {act for element in situation.required for act in element} | set(situation.optional)
    rude = any(standard.violations[fault.id].severity == "major" for fault in faults)
    acts = [one for one in reading.acts if one.id != BY_NAME and _sure(one, rude)]
    kept: list[Clause] = []
    broken = False
    pieces = _clauses(reading.text)
    bad = {piece for piece in pieces if _bad(piece, reading.text, acts, faults, rude)}
    for piece in pieces:
        says = _polite(reading.text[piece.start : piece.end])
        if BY_NAME in asked:
            says = _well_addressed(says, situation, facts)
        done = {one.id for one in acts if piece.holds(one) and not any(x.holds(one) for x in bad)}
        if named(says, facts, situation.clauses):
            done |= {BY_NAME, "address"}
        useful = done & (asked | KEPT)
        repeated = bool(kept) and useful <= ONCE and any(useful <= one.acts for one in kept)
        if piece in bad or not useful or repeated or not says:
            broken = True
            continue
        says = JOINING.sub("", says) if broken else says
        kept.append(Clause(says, piece.mark, frozenset(done)))
        broken = False
    return kept


def _bad(piece: Piece, text: str, acts: list[Found], faults: tuple[Found, ...], rude: bool) -> bool:
    """Tell whether a fault touches the piece, it is mistyped, or it is doubtful beside a fault."""
    said = text[piece.start : piece.end]
    if any(piece.holds(fault) for fault in faults if not _mended(fault, text)):
        return True
    polite = _polite(said)
    others = any(fault.id != REPLACED for fault in faults)
    if slipped(polite) or (others and DRAWLED.search(polite)):
        return True
    doing = {at for one in acts for at in range(one.start, one.end)}
    covered = len(doing & set(range(piece.start, piece.end)))
    return rude and covered < COURTEOUS * (piece.end - piece.start)


def _mended(fault: Found, text: str) -> bool:
    """Tell whether putting the polite word for the rough one mends a fault."""
    wrong = text[fault.start : fault.end]
    return fault.id == REPLACED and any(rough in wrong for rough, _ in POLITE)


def _sure(act: Found, rude: bool) -> bool:
    return act.source == "pattern" or (act.score >= SURE and not rude)


def _clauses(text: str) -> list[Piece]:
    """Return the clauses; a tag question goes with what is before it, a condition with the next."""
    found: list[Piece] = []
    for match in CLAUSES.finditer(text):
        start, end = match.span(1)
        tag = TAG.match(match[1].strip())
        leads = found and LEADING.match(text[found[-1].start : found[-1].end].strip())
        if found and (tag or (leads and found[-1].mark[:1] in COMMAS)):
            start = found.pop().start
        found.append(Piece(start, end, match[2]))
    return found


def _polite(says: str) -> str:
    for rough, polite in POLITE:
        says = says.replace(rough, polite)
    return says.strip(STOPS)


def _well_addressed(says: str, situation: Situation, facts: Facts) -> str:
    """Return a clause without any form of address but the right one."""
    return ADDRESS.sub(
        lambda match: match[0] if named(match[0], facts, situation.clauses) else "", says
    ).strip(STOPS)


def _completed(
    standard: Standard, situation: Situation, facts: Facts, kept: list[Clause]
) -> list[Clause]:
    """Return the clauses kept and the parts of the model answer that they lack, in its order."""
    answer = load_answers()[situation.id]
    missing: dict[int, Clause] = {}
    for element in situation.required:
        at = part_for(standard, answer, element)
        if at is None or any(one.acts & set(element) for one in kept):
            continue
        part = answer.parts[at]
        says = called(part.says, situation, facts)
        does = frozenset({part.act, *standard.acts[part.act].implies})
        missing[at] = Clause(says.rstrip(STOPS), says[-1], does, at)
    if any(word in one.says for one in missing.values() for word in SORRY):
        kept = [one for one in kept if not one.acts <= {"apologise"}]
    placed = [replace(one, place=_place(situation, one)) for one in kept]
    for _, part_clause in sorted(missing.items()):
        placed.insert(_turn(part_clause, placed), part_clause)
    return placed


def _turn(part: Clause, placed: list[Clause]) -> int:
    """Return where to put the part: after what comes before it in the model answer."""
    earlier = [at + 1 for at, one in enumerate(placed) if one.place < part.place]
    if earlier:
        return earlier[-1]
    return next((at for at, one in enumerate(placed) if one.place > part.place), len(placed))


def _place(situation: Situation, clause: Clause) -> float:
    """Return where in the model answer a clause belongs: the place of the first part like it."""
    parts = load_answers()[situation.id].parts
    alike = {
        act
        for element in situation.required
        if clause.acts & set(element)
        for act in (*element, *clause.acts)
    } | clause.acts
    places = [at for at, part in enumerate(parts) if part.act in alike]
    if places:
        return min(places)
    if clause.acts & CLOSING:
        return len(parts)
    return -1 if clause.acts & (OPENING | KEPT) else len(parts) - 0.5


def _joined(clauses: list[Clause]) -> str:
    text = ""
    for at, one in enumerate(clauses):
        last = at == len(clauses) - 1
        asks = one.mark[:1] in ("？", "?") or bool(ASKING.search(one.says))
        mark = "？" if asks else "。" if last else "，"
        if not asks and one.mark[:1] in ("。", "！", "!"):
            mark = "。" if one.mark[:1] == "。" else "！"
        text += one.says + mark
    return text
