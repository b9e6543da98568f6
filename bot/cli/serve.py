"""`changnuo serve`: every process, an address and the sign-in links; Ctrl-C stops it all."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from bot.cli import messages
from bot.cli.session import prepare_reading, refuse, refuse_mistakes, usable_model
from bot.paths import PROJECT_ROOT
from bot.serving.ports import Ports, is_taken

if TYPE_CHECKING:
    from bot.serving.processes import Layout


def serve(
    host: str = typer.Option("0.0.0.0", "--host", help="网页监听的地址"),
    port: int = typer.Option(8000, "--port", help="网页端口"),
    dialogue_port: int = typer.Option(5005, "--dialogue-port", help="对话服务端口（仅本机）"),
    action_port: int = typer.Option(5055, "--action-port", help="评分服务端口（仅本机）"),
) -> None:
    """启动唱诺：网页、对话、评分三个进程。"""
    refuse_mistakes()
    model = usable_model()
    ports = Ports(web=port, dialogue=dialogue_port, actions=action_port)
    _refuse_taken(host, ports)
    # The dialogue server would train it too, but unseen and for longer than we wait for it.
    prepare_reading()
    _run(host, ports, model)


def _refuse_taken(host: str, ports: Ports) -> None:
    wanted = (
        ("网页", "port", host, ports.web),
        ("对话服务", "dialogue-port", "127.0.0.1", ports.dialogue),
        ("评分服务", "action-port", "127.0.0.1", ports.actions),
    )
    for what, option, where, number in wanted:
        if is_taken(where, number):
            raise refuse(messages.PORT_TAKEN.format(port=number, what=what, option=option))


def _run(host: str, ports: Ports, model: Path) -> None:
    from bot.serving.processes import Layout, start, stop, wait_until_ready
    from bot.serving.site import home, prepare_site

    os.environ.setdefault("CHANGNUO_RASA_URL", f"http://127.0.0.1:{ports.dialogue}")
    layout = Layout(PROJECT_ROOT, home(), model, ports, host, prepare_site())
    typer.echo(messages.STARTING)
    supervisor = start(layout, {"CHANGNUO_RASA_URL": os.environ["CHANGNUO_RASA_URL"]})
    _stop_on_signals()
    try:
        missing = wait_until_ready(layout, supervisor, lambda n: typer.echo(messages.READY[n]))
        if missing:
            raise _not_ready(layout, missing)
        _announce(host, ports)
        supervisor.wait()
        raise refuse(messages.SUPERVISOR_GONE.format(logs=layout.logs))
    except KeyboardInterrupt:
        typer.echo("\n" + messages.STOPPING)
    finally:
        # A second Ctrl-C must not leave processes behind.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        stop(supervisor)
    typer.echo(messages.STOPPED)


def _stop_on_signals() -> None:
    """Treat a service manager's SIGTERM and a closed terminal's SIGHUP as Ctrl-C."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        # Under nohup the terminal may go.
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)


def _not_ready(layout: Layout, missing: list[str]) -> typer.Exit:
    from bot.serving.processes import last_lines

    tail = "\n".join(last_lines(layout, name) for name in missing)
    names = "、".join(messages.READY[name].strip("✓ ") for name in missing)
    return refuse(messages.NOT_READY.format(names=names, logs=layout.logs, tail=tail))


def _announce(host: str, ports: Ports) -> None:
    from bot.serving.site import first_links
    from web.config.environment import lan_address

    local = f"http://127.0.0.1:{ports.web}"
    typer.echo(messages.SERVING.format(address=local))
    lan = lan_address() if host == "0.0.0.0" else None
    if lan:
        typer.echo(messages.SERVING_LAN.format(address=f"http://{lan}:{ports.web}"))
    links = first_links(local)
    if links:
        typer.echo(messages.LINKS)
    for name, role, link in links:
        typer.echo(messages.LINK.format(name=name, role=role, link=link))
    if links and lan:
        typer.echo(messages.LINKS_ELSEWHERE.format(local="127.0.0.1", lan=lan))
    typer.echo(messages.LINKS_LATER)
    typer.echo(messages.STOP_HINT)
