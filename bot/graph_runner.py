"""Runs Rasa's prediction graph node after node, without a scheduler for five steps."""

from __future__ import annotations

from typing import Any

from rasa.core.agent import Agent
from rasa.engine.graph import ExecutionContext, GraphNode, GraphNodeHook, GraphSchema
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.runner.interface import GraphRunner
from rasa.engine.storage.storage import ModelStorage

Plan = list[tuple[GraphNode, tuple[str, ...]]]


class StraightRunner(GraphRunner):
    """Gives what Rasa's `DaskGraphRunner` gives, in the same process and thread.

    Dask plans, orders and logs the whole graph anew at each of the four runs of a turn, which
    costs more than the nodes themselves (docs/decisions/0003-what-a-turn-costs.md).
    """

    def __init__(self, schema: GraphSchema, nodes: dict[str, GraphNode]) -> None:
        self._schema = schema
        self._nodes = nodes
        self._plans: dict[tuple[str, ...], Plan] = {}

    @classmethod
    def create(
        cls,
        graph_schema: GraphSchema,
        model_storage: ModelStorage,
        execution_context: ExecutionContext,
        hooks: list[GraphNodeHook] | None = None,
    ) -> StraightRunner:
        """Load the components of `graph_schema`, as Rasa's own runner does."""
        return cls.of(DaskGraphRunner.create(graph_schema, model_storage, execution_context, hooks))

    @classmethod
    def of(cls, runner: DaskGraphRunner) -> StraightRunner:
        """Take over the loaded components of Rasa's own runner."""
        return cls(runner._graph_schema, runner._instantiated_nodes)

    def run(
        self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None
    ) -> dict[str, Any]:
        """Run what `targets` need and return each target's output by name."""
        wanted = tuple(targets or self._schema.target_names)
        outputs = {name: (name, value) for name, value in (inputs or {}).items()}
        for node, needs in self._plan(wanted, frozenset(outputs)):
            name, value = node(*(outputs[need] for need in needs))
            outputs[name] = (name, value)
        return dict(outputs[name] for name in wanted)

    def _plan(self, targets: tuple[str, ...], given: frozenset[str]) -> Plan:
        if targets not in self._plans:
            self._plans[targets] = self._ordered(targets, given)
        return self._plans[targets]

    def _ordered(self, targets: tuple[str, ...], given: frozenset[str]) -> Plan:
        """List the nodes that `targets` need, each after what it needs itself."""
        needs = {
            name: tuple(node.needs.values())
            for name, node in self._schema.minimal_graph_schema(list(targets)).nodes.items()
        }
        plan: Plan = []
        done = set(given)
        while needs:
            ready = [name for name, wanted in needs.items() if done.issuperset(wanted)]
            plan += [(self._nodes[name], needs.pop(name)) for name in ready]
            done.update(ready)
        return plan


def install(agent: Agent) -> None:
    """Let the agent's loaded model run straight."""
    runner = agent.processor.graph_runner if agent.processor else None
    if isinstance(runner, DaskGraphRunner):
        agent.processor.graph_runner = StraightRunner.of(runner)
