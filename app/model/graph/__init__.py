"""The graph that comes from the grid: who follows whom, derived or drawn (DESIGN.md 1.1)."""

from app.model.graph.adjacency import Axis, Edge, Graph, Origin, graph_of

__all__ = ["Axis", "Edge", "Graph", "Origin", "graph_of"]
