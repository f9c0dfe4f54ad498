import os
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest

from delight.domain.errors import DelightError
from delight.exchange import safety
from delight.exchange.safety import LARGEST_FILE, contents

POSIX = pytest.mark.skipif(os.name != "posix", reason="pipes and devices are files on POSIX only")


def refused(path):
    before = process_time()
    with pytest.raises(DelightError) as caught:
        contents(Path(path))
    assert process_time() - before < 2
    assert caught.value.details["path"] == str(path)
    return caught.value.code


def test_a_file_is_read_whole(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name\r\nIda\r\n" * 10_000)
    assert contents(path) == path.read_bytes()


def test_pictures_in_cards_are_left_out_at_once(tmp_path):
    path = tmp_path / "people.vcf"
    picture = b"PHOTO;ENCODING=b:" + b"\r\n ".join([b"x" * 74] * 12_000)
    path.write_bytes(b"BEGIN:VCARD\r\nFN:Ida\r\n%s\r\nEND:VCARD\r\n" % picture * 50)
    assert path.stat().st_size > LARGEST_FILE
    assert contents(path).split() == [b"BEGIN:VCARD", b"FN:Ida", b"END:VCARD"] * 50


def test_what_is_no_file(tmp_path):
    assert refused(tmp_path / "none.csv") == "file.not_there"
    assert refused(tmp_path / "none" / "none.csv") == "file.not_there"
    assert refused(tmp_path) == "file.is_folder"
    assert refused(f"{tmp_path}/a\0b") == "file.not_there"
    assert refused(tmp_path / ("x" * 5_000)) == "file.name_too_long"


@POSIX
def test_pipes_and_devices_are_never_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    assert refused(tmp_path / "pipe.csv") == "file.is_device"
    assert refused("/dev/zero") == "file.is_device"
    (tmp_path / "link.csv").symlink_to("/dev/zero")
    assert refused(tmp_path / "link.csv") == "file.is_device"


@POSIX
def test_a_link_that_leads_back_to_itself(tmp_path):
    (tmp_path / "a.csv").symlink_to(tmp_path / "b.csv")
    (tmp_path / "b.csv").symlink_to(tmp_path / "a.csv")
    assert refused(tmp_path / "a.csv") == "file.is_loop"
    (tmp_path / "c.csv").symlink_to(tmp_path / "gone.csv")
    assert refused(tmp_path / "c.csv") == "file.not_there"


def test_a_file_that_another_program_holds(tmp_path, monkeypatch):
    path = tmp_path / "list.csv"
    path.write_text("Name\n")

    def held(*_args):
        raise PermissionError(13, "held")

    monkeypatch.setattr(safety.os, "open", held)
    assert refused(path) == "file.locked"


@pytest.mark.parametrize("change", ["shrinks", "grows", "vanishes"])
def test_a_file_that_changes_while_it_is_read(tmp_path, monkeypatch, change):
    path = tmp_path / "list.csv"
    path.write_bytes(b"Name\n" * 50_000)
    read = os.read

    def meddled(handle, size):
        found = read(handle, size)
        if change == "shrinks":
            path.write_bytes(b"Name\n")
        elif change == "grows":
            with path.open("ab") as file:
                file.write(b"Ida\n")
        else:
            raise OSError(5, "the stick was pulled out")
        return found

    monkeypatch.setattr(safety.os, "read", meddled)
    assert refused(path) == ("file.cannot_read" if change == "vanishes" else "file.changed")


@pytest.mark.parametrize(
    ("start", "code"),
    [(b"Name\n", "import.too_large"), (b"%PDF-1.7\n", "import.is_pdf"), (b"", "import.too_large")],
)
def test_a_huge_file_is_refused_by_its_first_bytes(tmp_path, start, code):
    path = tmp_path / "list.csv"
    with path.open("wb") as file:
        file.write(start)
        file.truncate(3_000_000_000)
    assert refused(path) == code


BOMBS = {
    "a line of a gigabyte": "path.write_bytes(b''); os.truncate(path, 1_000_000_000)",
    "nothing but NULs": "path.write_bytes(bytes(30_000_000))",
    "a million columns": "path.write_bytes(b'a,' * 1_000_000)",
    "a line of 30 MB": "path.write_bytes(b'Name\\n' + b'x' * 30_000_000)",
    "lines without end": "path.write_bytes(b'Name\\n' * 6_000_000)",
    "quotes without end": "path.write_bytes(b'Name,City\\n' + b'\"' * 30_000_000)",
    "a zip of zeros": "path.write_bytes(raw_xlsx('<row/>', **{'xl/zeros.xml': bytes(300_000_000)}))",
    "corners": 'path.write_bytes(raw_xlsx(\'<row r="1"><c r="A1"/><c r="XFD1048576"><v>1</v></c></row>\'))',
    "repeated rows": "path.write_bytes(ods(ods_row('x', wide=16_000, times=1_000_000)))",
    "cards without end": "path.write_bytes(b'BEGIN:VCARD\\n' * 2_000_000)",
    "one card without end": "path.write_bytes(b'BEGIN:VCARD\\n' + b'TEL:1\\n' * 5_000_000)",
    "one line of a card without end": "path.write_bytes(b'BEGIN:VCARD\\nFN:' + b'a' * 120_000_000)",
    "cards of endless lines": "path.write_bytes(b'BEGIN:VCARD\\nFN:%s\\nEND:VCARD\\n' % (b'a' * 9**7) * 25)",
    "entries without end": "path.write_bytes(b'dn: x\\ncn: y\\n\\n' * 1_000_000)",
}
SCRIPT = """
import os, resource, sys, time
from pathlib import Path
from delight.domain.errors import DelightError
from delight.exchange.reading import read_table
from delight.exchange.safety import contents
path = Path(sys.argv[1])
start, used = time.process_time(), lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = used()
try:
    read_table(contents(path), name=path.name, score=len)
except DelightError as error:
    print(error.code, time.process_time() - start, used() - before)
"""


@POSIX
@pytest.mark.parametrize("bomb", BOMBS)
def test_bombs_are_refused_in_two_seconds_and_200_megabytes(tmp_path, bomb):
    path = tmp_path / "list.csv"
    making = (
        "import os, sys; from pathlib import Path; from tests.workbooks import *; path = Path(sys.argv[1]); "
    )
    subprocess.run([sys.executable, "-c", making + BOMBS[bomb], str(path)], check=True)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)], stdout=subprocess.PIPE, check=True, text=True
    )
    code, seconds, grown = done.stdout.split()
    assert code.startswith("import.")
    assert float(seconds) < 2
    assert int(grown) * (1 if sys.platform == "darwin" else 1024) < 200_000_000
