"""The drawing alone as one picture without pages: SVG text, and what its report says."""

from __future__ import annotations

from app.export import svg as backend
from app.export.choices import Choices
from app.export.colours import theme_of
from app.export.fit import smallest_text
from app.export.material import Material
from app.export.report import ExportReport
from app.scene.shapes import Scene


def svg(material: Material, choices: Choices) -> tuple[str, ExportReport]:
    """The whole map as SVG text."""
    scene = material.scene()
    text = backend.write(
        scene,
        theme_of(choices),
        title=material.title,
        language=material.language,
        pictures=material.picture,
        outlines=choices.outlines,
    )
    return text, report(scene)


def report(scene: Scene, scale: float = 1.0) -> ExportReport:
    """What is worth knowing about a drawing shown at a scale."""
    return ExportReport(1, round(smallest_text(scene) * scale, 2), scene.cut, scene.missing)
