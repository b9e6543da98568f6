"""Settings that fail loudly, and secrets that nobody else reads."""

from __future__ import annotations

import stat
import threading
from pathlib import Path

import pytest
from django.core.management import call_command

from web.config.environment import BadEnvironmentError, read_environment
from web.config.secrets import SecretsError, load_or_create


def test_secrets_are_made_once_and_for_the_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "var" / "secrets.json"
    made = load_or_create(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_or_create(path) == made
    assert made.django != made.channel
    assert [file.name for file in path.parent.iterdir()] == ["secrets.json"]


def test_processes_that_start_together_share_the_secrets(tmp_path: Path) -> None:
    path, found = tmp_path / "secrets.json", []
    start = threading.Barrier(4)

    def load() -> None:
        start.wait(5)
        found.append(load_or_create(path))

    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert len(found) == 4


def test_secrets_that_others_can_read_stop_the_start(tmp_path: Path) -> None:
    path = tmp_path / "secrets.json"
    load_or_create(path)
    path.chmod(0o644)
    with pytest.raises(SecretsError, match="chmod 600"):
        load_or_create(path)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"django": "short", "channel": "x"}'])
def test_malformed_secrets_stop_the_start(tmp_path: Path, content: str) -> None:
    path = tmp_path / "secrets.json"
    path.write_text(content)
    path.chmod(0o600)
    with pytest.raises(SecretsError, match="内容不完整"):
        load_or_create(path)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("CHANGNUO_DEBUG", "yes"),
        ("CHANGNUO_RASA_URL", "127.0.0.1:5005"),
        ("CHANGNUO_HOSTS", "http://desk.local/"),
        ("CHANGNUO_HOME", "/proc/nowhere"),
    ],
)
def test_a_wrong_variable_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadEnvironmentError, match=value):
        read_environment({"CHANGNUO_HOME": str(tmp_path), name: value})


def test_the_machine_and_the_stated_hosts_are_let_in(tmp_path: Path) -> None:
    read = read_environment({"CHANGNUO_HOME": str(tmp_path), "CHANGNUO_HOSTS": "desk.local, a.b"})
    assert {"localhost", "127.0.0.1", "desk.local", "a.b"} <= set(read.hosts)
    assert "*" not in read.hosts


@pytest.mark.django_db
def test_the_tables_are_those_of_the_models() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
