"""`changnuo train`: the reading's and the dialogue's models, each only if its inputs changed."""

from __future__ import annotations

import time

import typer

from bot.cli import messages
from bot.cli.session import prepare_reading, refuse, refuse_mistakes
from bot.paths import PROJECT_ROOT


def train(force: bool = typer.Option(False, "--force", help="没有变化也重新训练")) -> None:
    """输入有变化时，重新训练阅读模型和对话模型。"""
    from bot.serving.model import TrainingError, model_path, train_model

    refuse_mistakes()
    began = time.monotonic()
    prepare_reading()
    typer.echo(messages.READING_READY.format(seconds=time.monotonic() - began))
    if model_path(PROJECT_ROOT).exists() and not force:
        typer.echo(messages.MODEL_FRESH)
        return
    typer.echo(messages.TRAINING)
    began = time.monotonic()
    try:
        path = train_model(PROJECT_ROOT)
    except TrainingError as error:
        raise refuse(messages.TRAINING_FAILED.format(detail=error)) from error
    seconds = time.monotonic() - began
    typer.echo(messages.TRAINED.format(path=path.relative_to(PROJECT_ROOT), seconds=seconds))
