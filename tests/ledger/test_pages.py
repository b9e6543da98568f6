"""The clause pages say what the ledger says, and are renewed without leaving anything behind."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.ledger import load_groups, load_ledger
from bot.ledger.files import FOLDER, stale_pages, write_pages
from bot.ledger.pages import INDEX, pages_of
from bot.paths import PROJECT_ROOT
from tests.standard.small_project import Project

ROWS = load_ledger(PROJECT_ROOT)
PAGES = pages_of(load_groups(PROJECT_ROOT), ROWS)


def small_pages(project: Project) -> dict[str, str]:
    return pages_of(load_groups(project.root), load_ledger(project.root))


def test_pages_of_the_project_are_fresh() -> None:
    assert stale_pages(PROJECT_ROOT / FOLDER, PAGES) == ()


def test_every_clause_stands_once_with_what_covers_it() -> None:
    sections = [part for page in PAGES.values() for part in page.split("\n## ")[1:]]
    by_id = {part.split("　", 1)[0]: part for part in sections}
    assert len(sections) == len(by_id) == len(ROWS)
    for row in ROWS:
        section = re.sub(r"\\(.)", r"\1", by_id[row.clause.id])
        assert all(one in section for one in row.clause.says)
        assert all(f"《{one.title}》" in section for one in row.trained)
        assert all(one.title in section for one in row.graded.situations)
        assert f"考：{len(row.asked)} 道题" in section
        assert ("理由：" in section) is not row.covered


def test_index_leads_to_every_page_and_counts_every_clause() -> None:
    lines = [line for line in PAGES[INDEX].splitlines() if line.startswith("| [")]
    linked = {re.search(r"\]\((.+)\)", line)[1] for line in lines}  # type: ignore[index]
    assert linked == set(PAGES) - {INDEX}
    assert sum(int(line.split(" | ")[1]) for line in lines) == len(ROWS)


def test_small_page_reads_as_it_should(project: Project) -> None:
    project.spoil("standard/clauses/words.yml", "clauses:", "title: 问候*与*来访\nclauses:")
    assert small_pages(project)["words.md"] == (
        "<!-- 由 changnuo standard --write 生成，请勿手改 -->\n\n# 问候\\*与\\*来访\n\n"
        "[条款一览](README.md)\n\n"
        "## A.words.greeting　问候语\n\n- 用词：“您好”\n- 练：1 个场景：《来访》\n"
        "- 评：情境 来访人到达；行为 问候；不当言语 用“你”\n- 考：1 道题\n\n"
        "## A.visitor.arrival　来访人到达\n\n- 规定用语\n- 练：1 个场景：《来访》\n"
        "- 评：情境 来访人到达；行为 询问找谁；动作与铃声 来访人到达\n- 考：1 道题\n"
    )


def test_reason_stands_on_the_page(unplayed: Project) -> None:
    assert "- 理由：没有练，也没有写明理由\n" in small_pages(unplayed)["words.md"]
    unplayed.write("standard/ledger.yml", "reasons:\n  A.words.apology: 看不到。\n")
    page = small_pages(unplayed)["words.md"]
    assert "- 练：无\n- 评：无\n- 考：1 道题\n- 理由：看不到。\n" in page


def test_renewing_mends_whatever_is_stale_and_only_that(tmp_path: Path) -> None:
    folder = tmp_path / "docs" / "clauses"
    assert set(stale_pages(folder, PAGES)) == set(PAGES)
    assert set(write_pages(folder, PAGES)) == set(PAGES)
    untouched = (folder / INDEX).stat().st_mtime_ns
    (folder / "a_talk.md").write_text("旧", encoding="utf-8")
    (folder / "b_hotline.md").unlink()
    (folder / "gone.md").write_text("旧", encoding="utf-8")
    stale = ("a_talk.md", "b_hotline.md", "gone.md")
    assert stale_pages(folder, PAGES) == stale
    assert write_pages(folder, PAGES) == stale
    assert stale_pages(folder, PAGES) == write_pages(folder, PAGES) == ()
    assert {path.name: path.read_bytes().decode() for path in folder.iterdir()} == PAGES
    assert (folder / INDEX).stat().st_mtime_ns == untouched


def test_line_endings_of_another_system_are_stale(tmp_path: Path) -> None:
    write_pages(tmp_path, PAGES)
    (tmp_path / INDEX).write_bytes(PAGES[INDEX].replace("\n", "\r\n").encode())
    assert stale_pages(tmp_path, PAGES) == (INDEX,)


def test_a_page_that_cannot_be_written_leaves_all_others_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pages(tmp_path, {"a.md": "旧", "b.md": "旧"})
    real = Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.name == "b.md":
            raise OSError(28, "No space left on device")
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        write_pages(tmp_path, {"a.md": "新", "b.md": "新"})
    assert {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()} == {
        "a.md": "旧",
        "b.md": "旧",
    }
