"""What journeys and clients of the API both stand on."""

from pathlib import Path

import pytest

from serving import binary_path, load_samples


@pytest.fixture(scope="session")
def binary() -> Path:
    return binary_path()


@pytest.fixture(scope="session")
def samples(binary: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the samples in it, loaded once; each server works on a copy."""
    return load_samples(binary, tmp_path_factory.mktemp("samples") / "data")
