"""Figures that a run of the tests has measured, said at its end, so that one sees them grow in time."""

import pytest

NAME = "figure"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was measured, also by workers; a figure is what a test gave to `record_property("figure", …)`."""
    reports = [report for kind in ("passed", "failed") for report in terminalreporter.stats.get(kind, [])]
    said = [value for report in reports for name, value in report.user_properties if name == NAME]
    for each in sorted({str(value) for value in said}):
        terminalreporter.write_line(each)
