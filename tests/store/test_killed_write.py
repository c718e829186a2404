"""A build that is killed at any moment leaves the old record or the new one, whole."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import communique
from communique.store.record import stored_fingerprint

KILLS = 50
#: Writes the two records in turn, for ever; the second line of output says that writing has begun.
WRITER = """
import sys
from pathlib import Path
from communique.models.clash_model import load_clash_model
from communique.models.outcome_model import load_outcome_model
from communique.pipeline import build_ledger, merge_readings
from communique.store import open_record, write_record
one, other, target = map(Path, sys.argv[1:])
accounts = [merge_readings(open_record(path).readings()) for path in (one, other)]
told = [(account, build_ledger(account, load_outcome_model(), load_clash_model())) for account in accounts]
print("ready", flush=True)
while True:
    for account, ledger in reversed(told):
        write_record(target, account.readings, account, ledger, ())
"""


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_one_whole_record(tmp_path: Path) -> None:
    samples = sorted(communique.samples())
    one, other, target = (tmp_path / name for name in ("one.duckdb", "other.duckdb", "target.duckdb"))
    communique.build(samples[:2], one).close()
    communique.build(samples[:3], other).close()
    whole = {stored_fingerprint(one), stored_fingerprint(other)}
    assert len(whole) == 2
    target.write_bytes(one.read_bytes())
    chance = random.Random(7)
    left = set()
    for _ in range(KILLS):
        command = [sys.executable, "-c", WRITER, str(one), str(other), str(target)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            time.sleep(chance.uniform(0, 1.2))
            writer.kill()
        left.add(stored_fingerprint(target))
        assert left <= whole
        with communique.open(target) as record:  # verifies fingerprint and citations
            assert len(record.sources()) in (2, 3)
    assert left == whole, "the kills came too early to tell: each of the two records must have been left once"
