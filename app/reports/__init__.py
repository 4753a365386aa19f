"""What the command line says about a map: text for people, JSON, CSV and SARIF for programs.

The JSON documents are described in docs/command-line.md; their keys and codes are English in every language.
"""

from __future__ import annotations

from app.reports.headlines import headline, time_lines, time_words

__all__ = ["headline", "time_lines", "time_words"]
