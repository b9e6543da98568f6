# Two commands: `make run` starts the product, `make test` runs every test. Both set everything up.
SHELL := /bin/bash
UV := $(shell command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1 && echo uv || echo .tools/bin/uv)
PORT ?= 8000

.PHONY: run test setup train lint check browser bench bench-reading clean
.DEFAULT_GOAL := run

run: train
	@$(UV) run --frozen --no-sync changnuo serve --port $(PORT)

test: setup browser train lint
	@$(UV) run --frozen --no-sync changnuo check
	@$(UV) run --frozen --no-sync changnuo standard --check
	@$(UV) run --frozen --no-sync pytest

setup: .venv/.synced

# uv itself, only where the machine has none; the environment, only when the lock changed.
.venv/.synced: pyproject.toml uv.lock
	@if [ "$(UV)" = .tools/bin/uv ] && [ ! -x .tools/bin/uv ]; then \
	  echo "» 安装 uv……"; python3 -m venv .tools && .tools/bin/pip install --quiet uv; fi
	@echo "» 安装 Python 3.10 与依赖（首次需下载约 1 GB，请稍候）……"
	@$(UV) sync --frozen
	@touch $@

train: setup
	@$(UV) run --frozen --no-sync changnuo train

lint: setup
	@$(UV) run --frozen --no-sync ruff format --check .
	@$(UV) run --frozen --no-sync ruff check .
	@$(UV) run --frozen --no-sync mypy

check: setup
	@$(UV) run --frozen --no-sync changnuo check
	@$(UV) run --frozen --no-sync changnuo standard --check

# Chromium for the browser tests, where Debian's packages can be had; else they skip and say why.
browser:
	@if ! command -v chromium >/dev/null 2>&1; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    echo "» 安装 Chromium（浏览器测试用）……"; \
	    (apt-get update -qq && apt-get install -y -qq chromium fonts-noto-cjk) >/dev/null 2>&1 \
	      || echo "» 装不上 Chromium，浏览器测试将跳过。"; \
	  else echo "» 没有 Chromium（需管理员安装 chromium 与 fonts-noto-cjk），浏览器测试将跳过。"; fi; fi

bench: train
	@$(UV) run --frozen --no-sync python -m benchmarks.turns

bench-reading: setup
	@$(UV) run --frozen --no-sync python -m benchmarks.reading

clean:
	rm -rf .venv .tools models .cache .rasa .mypy_cache .pytest_cache .ruff_cache
