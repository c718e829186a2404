"""The command line: one module per command; this one parses, dispatches and turns errors into exit statuses.

Exit statuses, the same for every command:

    0    all went well
    1    nothing could be read (``build``, ``read``), the id is not in the record (``cite``), or something does not
         hold (``check``)
    2    a wrong argument or a broken set-up; one line on stderr says what to do
    3    the result was written, but some inputs were rejected; stderr lists them with reasons
    130  interrupted; 141  the reader of our output went away
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from communique import __version__
from communique.cli import add, build, check, cite, demo, diff, digest, export, judge, publish, read, show
from communique.cli.output import escape_what_cannot_be_printed, say
from communique.errors import CommuniqueError

#: In the order of the work, which is the order of ``communique --help``.
COMMANDS = {
    "build": build,
    "add": add,
    "show": show,
    "cite": cite,
    "diff": diff,
    "digest": digest,
    "judge": judge,
    "check": check,
    "export": export,
    "publish": publish,
    "read": read,
    "demo": demo,
}


def make_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="communique",
        description="Keep the record of a negotiation from what was reported about it; every row shows its words.",
        epilog="Try 'communique demo' first, then 'communique COMMAND --help'.",
    )
    parser.add_argument("--version", action="version", version=f"communique {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for name, module in COMMANDS.items():
        command = commands.add_parser(name, help=module.HELP, description=module.DESCRIPTION)
        module.add_arguments(command)
        command.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status; ``argv`` is ``sys.argv[1:]`` unless given."""
    escape_what_cannot_be_printed()
    args = make_parser().parse_args(argv)
    try:
        status: int = args.run(args)
        sys.stdout.flush()
    except CommuniqueError as error:
        say(f"communique {args.command}: {error}")
        return 2
    except BrokenPipeError:
        # Python flushes stdout once more at exit; with nobody to read it that would print a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except KeyboardInterrupt:
        say(f"communique {args.command}: interrupted")
        return 130
    return status
