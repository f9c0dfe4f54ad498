"""A real print queue for tests: a CUPS of its own on the loopback, with a printer that keeps PDF files.

Nothing of the system's own print server is read or touched: every folder is the test's.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

PRINTER = "Desk-printer"
NEEDED = ("cupsd", "lp", "lpstat", "lpadmin", "cupsaccept")
_SYSTEM_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
_FILTERS = [
    Path(f"/usr/{place}/cups/filter/{name}")
    for place in ("lib", "libexec")
    for name in ("pdftopdf", "universal")
]
_FILES = """\
SystemGroup {group}
ServerRoot {home}/etc
RequestRoot {home}/spool
TempDir {home}/spool/tmp
CacheDir {home}/cache
StateDir {home}/run
ErrorLog {home}/error_log
AccessLog {home}/access_log
PageLog {home}/page_log
FileDevice Yes
Sandboxing relaxed
"""
_SERVER = """\
LogLevel debug
Listen 127.0.0.1:{port}
Listen {socket}
Browsing No
BrowseLocalProtocols none
DefaultShared No
WebInterface No
<Location />
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Location /admin>
  Order allow,deny
  Allow from 127.0.0.1
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order allow,deny
    Allow from 127.0.0.1
  </Limit>
</Policy>
"""
_PAPERS = {
    "A4": (595.28, 841.89),
    "Letter": (612, 792),
    "A5": (419.53, 595.28),
    "A6": (297.64, 419.53),
    "EnvDL": (311.81, 623.62),
    "EnvC5": (459.21, 649.13),
    "EnvC6": (323.15, 459.21),
    "Env10": (297, 684),
}


def missing() -> str:
    """Return what this machine lacks for a print queue of its own, or nothing."""
    tools = [name for name in NEEDED if not shutil.which(name, path=_SYSTEM_PATH)]
    return ", ".join([*tools, *([] if any(path.exists() for path in _FILTERS) else ["pdftopdf"])])


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintQueue:
    """A running print server with one printer."""

    server: str
    home: Path
    process: subprocess.Popen[bytes]

    def run(self, *command: str) -> str:
        """Run one of CUPS's own tools and return what it says."""
        tool = shutil.which(command[0], path=_SYSTEM_PATH) or command[0]
        done = subprocess.run(
            [tool, *command[1:]], env={**os.environ, "CUPS_SERVER": self.server, "LC_ALL": "C"},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=20, check=True,
        )  # fmt: skip
        return done.stdout.decode()

    def printed(self, job: str) -> bytes:
        """Return what the printer got for ``job``, as soon as it is done."""
        until = time.monotonic() + 20
        while job in self.run("lpstat", "-W", "not-completed", "-o").split():
            assert time.monotonic() < until, self.told(job)
            time.sleep(0.05)
        return (self.home / "printed.pdf").read_bytes()

    def told(self, job: str) -> str:
        """Return what the server says about a job, the end of it."""
        mark = f"[Job {job.rpartition('-')[2]}]"
        lines = (self.home / "error_log").read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n".join(line for line in lines if mark in line)[-4000:]

    def waiting(self) -> list[str]:
        """Return the jobs that are not done."""
        return [line.split()[0] for line in self.run("lpstat", "-o").splitlines()]

    def logs(self) -> str:
        """Return all that the server wrote down about its jobs, except the very bytes of them."""
        kept = [self.home / name for name in ("error_log", "access_log", "page_log")]
        control = (self.home / "spool").glob("c*")
        return "\n".join(path.read_bytes().decode("latin-1") for path in (*kept, *control) if path.exists())

    def stop(self) -> None:
        """Switch the server off; again is harmless."""
        with suppress(ProcessLookupError):
            self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@contextmanager
def print_queue() -> Iterator[PrintQueue]:
    """Run a print server with one printer in a folder of its own; skips where CUPS is not installed."""
    lacking = missing()
    if lacking:
        pytest.skip(f"no print server to test with: {lacking} (DELIGHT_TEST_PRINTER=1 make test brings one)")
    with TemporaryDirectory(prefix="delight-test-printer-") as folder:
        home = Path(folder)
        if os.geteuid() == 0:
            home.chmod(0o755)  # the server's filters run as somebody else then
        queue = _started(home)
        try:
            _add_printer(queue)
            yield queue
        finally:
            queue.stop()


def _started(home: Path) -> PrintQueue:
    for folder in ("etc", "etc/ppd", "spool/tmp", "cache", "run"):
        (home / folder).mkdir(parents=True, exist_ok=True)
    port = _free_port()
    group = "root" if os.geteuid() == 0 else str(_group())
    (home / "cups-files.conf").write_text(_FILES.format(home=home, group=group))
    (home / "cupsd.conf").write_text(_SERVER.format(port=port, socket=home / "run" / "cups.sock"))
    server = shutil.which("cupsd", path=_SYSTEM_PATH) or "cupsd"
    command = [server, "-f", "-c", str(home / "cupsd.conf"), "-s", str(home / "cups-files.conf")]
    with (home / "said").open("wb") as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, stdin=subprocess.DEVNULL)
    queue = PrintQueue(server=f"127.0.0.1:{port}", home=home, process=process)
    _wait_until_up(queue, port)
    return queue


def _group() -> str:
    import grp

    return grp.getgrgid(os.getegid()).gr_name


def _wait_until_up(queue: PrintQueue, port: int) -> None:
    until = time.monotonic() + 15
    while time.monotonic() < until and queue.process.poll() is None:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    queue.stop()
    logs = [queue.home / "said", queue.home / "error_log"]
    raise AssertionError("\n".join(log.read_text()[-3000:] for log in logs if log.exists()))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _add_printer(queue: PrintQueue) -> None:
    description = queue.home / "printer.ppd"
    description.write_text(_description())
    device = f"file:{queue.home / 'printed.pdf'}"
    queue.run(
        "lpadmin", "-p", PRINTER, "-E", "-v", device, "-P", str(description), "-D", "The printer at the desk"
    )
    queue.run("lpadmin", "-d", PRINTER)


def _description() -> str:
    """Return a printer's own description: it takes PDF as it is, on eight sizes of paper and any other."""
    lines = [
        '*PPD-Adobe: "4.3"', '*FormatVersion: "4.3"', '*FileVersion: "1.0"', "*LanguageVersion: English",
        "*LanguageEncoding: ISOLatin1", '*PCFileName: "TEST.PPD"', '*Manufacturer: "Test"',
        '*Product: "(Test)"', '*ModelName: "Test"', '*ShortNickName: "Test"', '*NickName: "Test"',
        '*PSVersion: "(3010.000) 0"', '*LanguageLevel: "3"', "*ColorDevice: True",
        "*DefaultColorSpace: RGB", "*FileSystem: False", "*cupsManualCopies: True",
        '*cupsFilter2: "application/vnd.cups-pdf application/pdf 0 -"',
    ]  # fmt: skip
    for group in ("PageSize", "PageRegion"):
        lines += [f"*OpenUI *{group}: PickOne", f"*Default{group}: A4"]
        lines += [f'*{group} {name}/{name}: ""' for name in _PAPERS]
        lines += [f"*CloseUI: *{group}"]
    for measure, margin in (("ImageableArea", "12 12 "), ("PaperDimension", "")):
        lines.append(f"*Default{measure}: A4")
        inset = 12 if margin else 0
        lines += [f'*{measure} {n}: "{margin}{w - inset:g} {h - inset:g}"' for n, (w, h) in _PAPERS.items()]
    lines += [
        "*VariablePaperSize: True", "*MaxMediaWidth: 900", "*MaxMediaHeight: 1300", '*HWMargins: 12 12 12 12',
        '*CustomPageSize True: ""', "*ParamCustomPageSize Width: 1 points 100 900",
        "*ParamCustomPageSize Height: 2 points 100 1300", "*ParamCustomPageSize WidthOffset: 3 points 0 0",
        "*ParamCustomPageSize HeightOffset: 4 points 0 0", "*ParamCustomPageSize Orientation: 5 int 0 3",
        "*DefaultFont: Courier",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
