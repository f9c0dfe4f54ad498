"""The command's root: global options, every noun, and how each ending becomes words and an exit code."""

from __future__ import annotations

from collections.abc import Sequence

import click

from delight.cli import OpenWindow, streams
from delight.cli.attachments import COMMANDS as KEPT
from delight.cli.belongings import COMMANDS as BELONGINGS
from delight.cli.case_add import add
from delight.cli.case_list import COMMANDS as LISTS
from delight.cli.cases import case
from delight.cli.check import check
from delight.cli.closed import closed
from delight.cli.columns import safe
from delight.cli.commands import Noun
from delight.cli.customers import customer
from delight.cli.demo import demo
from delight.cli.duplicates import COMMANDS as TWICE
from delight.cli.elsewhere import elsewhere
from delight.cli.export import export
from delight.cli.faults import sentence, write_down
from delight.cli.gestures import gesture
from delight.cli.groups import COMMANDS as GROUPS
from delight.cli.history import history, today, undo
from delight.cli.imports import import_
from delight.cli.improvements import idea, improvement
from delight.cli.insight import insight
from delight.cli.letters import letter
from delight.cli.output import shortened, write_json
from delight.cli.playbooks import guards, playbook
from delight.cli.privacy import retention
from delight.cli.promises import promise
from delight.cli.pulses import pulse
from delight.cli.recovery import action, follow_up
from delight.cli.referrals import referral
from delight.cli.safety import backup, restore
from delight.cli.screen import NO_SCREEN, has_screen
from delight.cli.shop import new, settings
from delight.cli.staff import staff
from delight.cli.stamps import stamp
from delight.cli.standards import case_sheet, standard, standards
from delight.cli.surprises import surprises
from delight.cli.tally import COMMANDS as COUNTED
from delight.cli.visits import visit
from delight.cli.vouchers import voucher
from delight.cli.wishes import Wishes, wishes
from delight.domain.errors import DelightError, StoppedError
from delight.paths import log_file

COULD_NOT, MISUSED = 1, 2
_ORDER = (
    demo, new, today, case, playbook, action, promise, follow_up, improvement, idea, elsewhere, customer,
    visit, referral, gesture, surprises, voucher, stamp, pulse, insight, letter, import_, export, undo,
    history, backup, restore, check, retention, staff, standards, standard, guards, settings, closed,
)  # fmt: skip


@click.group(
    cls=Noun,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    example='delight case add --customer "Zoë Marlow" --what "The cake had the wrong name on it"\n'
    "delight today",
)
@click.pass_context
def root(context: click.Context) -> None:
    """Complaints made right, small surprises, and letters that are really for this person.

    Without a command the app opens. Everything it does to data can be done here too.
    """
    if context.invoked_subcommand is None:
        wanted = wishes()
        if not has_screen():
            raise click.ClickException(NO_SCREEN)
        context.exit(wanted.open_window(wanted.shop))


for command in _ORDER:
    root.add_command(command)
for command in (*BELONGINGS, *TWICE, *GROUPS):
    customer.add_command(command)
for command in COUNTED:
    root.add_command(command)
for command in (add, *KEPT, case_sheet, *LISTS):
    case.add_command(command)


def run(arguments: Sequence[str], open_window: OpenWindow) -> int:
    """Do what ``arguments`` say and return the exit code: 0 done, 1 could not, 2 misused."""
    streams.prepare()
    wanted = Wishes(open_window=open_window, as_json="--json" in arguments)
    try:
        return _run(list(arguments), wanted)
    except (BrokenPipeError, SystemExit):  # whoever was reading has seen enough; click exits on its own then
        return 0
    finally:
        streams.let_go()


def _run(arguments: list[str], wanted: Wishes) -> int:
    try:
        return root.main(arguments, prog_name="delight", standalone_mode=False, obj=wanted) or 0
    except BrokenPipeError:
        raise
    except DelightError as error:
        return _fail(wanted, error.code, sentence(error))
    except click.exceptions.NoArgsIsHelpError as error:
        if wanted.as_json:
            return _fail(wanted, "usage", "Please name a command.", MISUSED)
        streams.complain(error.format_message())
        return MISUSED
    except click.UsageError as error:
        return _fail(wanted, "usage", _with_help(error), MISUSED)
    except click.ClickException as error:
        return _fail(wanted, "could-not", error.format_message())
    except (click.Abort, StoppedError) as error:
        return _fail(wanted, "stopped", f"{error}" or "Stopped.")
    except Exception as error:  # noqa: BLE001 - nobody is shown a traceback
        return _unexpected(wanted, error)


def _unexpected(wanted: Wishes, error: Exception) -> int:
    if isinstance(error, OSError) and error.filename is not None:
        refused = DelightError("file.refused", path=error.filename, why=error.strerror)
        return _fail(wanted, refused.code, sentence(refused))
    if isinstance(error, OSError) and error.errno in streams.FULL:
        return _fail(wanted, "output.full", f"The answer could not be written: {error.strerror}.")
    written = write_down(error, log_file())
    where = f" What happened is noted in {log_file()}, without anybody's data." if written else ""
    return _fail(wanted, "internal", f"Something went wrong inside Delight.{where}")


def _fail(wanted: Wishes, code: str, message: str, exit_code: int = COULD_NOT) -> int:
    if wanted.as_json and _told_json(code, message):
        return exit_code
    streams.complain(safe(message))
    return exit_code


def _told_json(code: str, message: str) -> bool:
    try:
        write_json({"error": {"code": code, "message": message}})
    except OSError:
        return False
    return True


def _with_help(error: click.UsageError) -> str:
    asked = error.ctx.command_path if error.ctx else "delight"
    said = shortened(error.format_message())
    stop = "" if said.endswith((".", "?", "!")) else "."
    return f"{said}{stop} See `{asked} --help`."
