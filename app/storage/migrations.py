"""Older files become current ones: one small function per schema step, on plain documents.

A step is registered with the schema it starts from and changes the document in place. Each has a golden old
file in `tests/storage/golden/`. The file itself is rewritten only when its owner saves the map. Schema 1 is
the first, so there is no step yet.
"""

from __future__ import annotations

from collections.abc import Callable

from app.storage.document import SCHEMA, Document

Step = Callable[[Document], None]


class Steps:
    """The steps that lead from older schemas to a target, each taken exactly once."""

    def __init__(self, target: int) -> None:
        self.target = target
        self._steps: dict[int, Step] = {}

    def step(self, from_schema: int) -> Callable[[Step], Step]:
        """Register the function that lifts a document from this schema to the next.

        Raises ValueError when the schema has a step already or does not lie below the target.
        """

        def register(function: Step) -> Step:
            if from_schema in self._steps or not 1 <= from_schema < self.target:
                raise ValueError(f"no place for a step from schema {from_schema}")
            self._steps[from_schema] = function
            return function

        return register

    def missing(self) -> list[int]:
        """Schemas below the target that have no step; a release with any could not open its own old files."""
        return [schema for schema in range(1, self.target) if schema not in self._steps]

    def migrate(self, document: Document) -> bool:
        """Lift a document in place; whether anything was to do. A newer document stays as it is."""
        written: int = document["schema"]
        for schema in range(written, self.target):
            self._steps[schema](document)
            document["schema"] = schema + 1
        return written < self.target


STEPS = Steps(SCHEMA)
step = STEPS.step
migrate = STEPS.migrate
