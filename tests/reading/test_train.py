"""Training gives the same bytes for the same inputs and notices other inputs."""

import shutil
from pathlib import Path

import pytest

from bot.reading.labelled import Mark, load_replies, plain, split_of
from bot.reading.model_file import load_model
from bot.reading.train import ensure_model, fit, inputs_hash
from bot.standard import Standard

REPLIES = """version: "3.1"
nlu:
- intent: reply
  metadata: {situation: visitor.arrival, style: paraphrase, writer: lin}
  examples: |
    - [您好](greet)，[请问您找哪位](ask_whom)
    - [早上好](greet)，[您来看哪一位](ask_whom)
- intent: reply
  metadata: {situation: owner.leaves, style: rude, writer: lin, facts: {surname: 王}}
  examples: |
    - [再见](farewell)，[快走吧](impatience)
    - [您慢走](farewell)
"""


@pytest.fixture
def replies(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "nlu" / "replies" / "lin"
    folder.mkdir(parents=True)
    (folder / "few.yml").write_text(REPLIES, encoding="utf-8")
    return tmp_path


def test_annotations_become_marks() -> None:
    assert plain("[您好](greet)，请[稍等](ask_wait)。") == (
        "您好，请稍等。",
        (Mark(0, 2, "greet"), Mark(4, 6, "ask_wait")),
    )


def test_replies_carry_their_blocks_metadata(replies: Path) -> None:
    first, *_, last = load_replies(replies)
    assert (first.text, first.situation, first.style) == (
        "您好，请问您找哪位",
        "visitor.arrival",
        "paraphrase",
    )
    assert last.facts.surname == "王"
    assert last.labels == {"farewell"}


def test_a_writer_is_in_one_split() -> None:
    assert split_of("qiu") == split_of("tang") == "dev"
    assert split_of("su") == "test"
    assert split_of("lin") == split_of("anyone") == "train"


def test_only_training_writers_are_learnt_from(replies: Path) -> None:
    project = Path(__file__).resolve().parents[2]
    shutil.copytree(project / "standard", replies / "standard")
    alone = ensure_model(replies)
    held_out = replies / "data" / "nlu" / "replies" / "su"
    held_out.mkdir()
    (held_out / "few.yml").write_text(REPLIES.replace("writer: lin", "writer: su"), "utf-8")
    with_test = ensure_model(replies)
    assert with_test != alone
    assert with_test.read_bytes() == alone.read_bytes()


def test_the_same_inputs_give_the_same_bytes(replies: Path, standard: Standard) -> None:
    learnt = load_replies(replies)
    one, two = replies / "one.npz", replies / "two.npz"
    fit(standard, learnt, one)
    fit(standard, learnt, two)
    assert one.read_bytes() == two.read_bytes()
    assert one.with_suffix(".json").read_bytes() == two.with_suffix(".json").read_bytes()
    assert load_model(one).topics == ("owner.leaves", "visitor.arrival")


def test_a_model_is_trained_once_for_its_inputs(
    replies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Path(__file__).resolve().parents[2]
    shutil.copytree(project / "standard", replies / "standard")
    path = ensure_model(replies)
    assert "训练" in capsys.readouterr().err
    assert ensure_model(replies) == path
    assert capsys.readouterr().err == ""


def test_other_replies_mean_another_model(replies: Path) -> None:
    before = inputs_hash(replies)
    changed = REPLIES.replace("快走吧", "快点走")
    (replies / "data" / "nlu" / "replies" / "lin" / "few.yml").write_text(changed, "utf-8")
    assert inputs_hash(replies) != before
