"""What is half typed on cases, on disk: the files, and the one in which words are."""

import json

from tests.qt_helpers import wait_for


def files(services):
    return sorted((services.place / "drafts" / "cases").glob("*.json"))


def kept_with(services, words):
    """Wait until the words are on disk; return what the file holds."""
    (file,) = wait_for(lambda: [one for one in files(services) if words in one.read_text()])
    return json.loads(file.read_text())
