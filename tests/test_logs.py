"""The server's own log."""

import subprocess
import sys

import pytest

FAULT = """
import logging
from isms.platform import config, logs
logs.keep(config.settings())
logging.getLogger("isms").error("mã 12ab")
"""


@pytest.mark.slow
def test_faults_are_kept_in_a_file_of_the_data_folder_and_shown_in_the_terminal(clean_environment, tmp_path):
    said = subprocess.run([sys.executable, "-c", FAULT], env=clean_environment, capture_output=True, check=True)

    kept = (tmp_path / "data" / "logs" / "isms.log").read_text(encoding="utf-8")
    assert "ERROR isms: mã 12ab" in kept
    assert b"ERROR isms:" in said.stderr
