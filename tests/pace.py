"""Limits of time that hold on any machine: seconds of the one that they were set on."""

from __future__ import annotations

import time

LOOP = 1_000_000
QUIET = 0.12  # seconds of processor time that the loop takes on the machine that limits were set on, when idle


def seconds(limit: float) -> float:
    """`limit` seconds, longer where the machine is slower now than when limits were set; never shorter."""
    return limit * max(1.0, min(_loop() for _ in range(3)) / QUIET)


def _loop() -> float:
    began = time.process_time()
    total = 0
    for number in range(LOOP):
        total += number * number % 7
    return time.process_time() - began
