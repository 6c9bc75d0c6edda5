"""The command line: one more door to the same verbs."""

import importlib
import keyword

import click

from goldseam import __version__

COMMANDS = {
    "serve": "serve",
    "work": "work",
    "migrate": "migrate",
    "backup": "backups",
    "restore": "backups",
    "search": "search",
    "samples": "samples",
    "people": "people",
    "import": "imports",
    "export": "exports",
    "check": "checks",
    "lint": "lint",
    "measurements": "measurements",
    "gate": "gate",
    "checked": "checked",
}


class Commands(click.Group):
    """Commands are loaded when they are asked for, so that help and mistakes answer at once."""

    def list_commands(self, ctx):
        return list(COMMANDS)

    def get_command(self, ctx, name):
        if name not in COMMANDS:
            return None
        # Python keeps some words for itself: `import` is written `import_` in its module.
        written = f"{name}_" if keyword.iskeyword(name) else name
        return getattr(importlib.import_module(f"goldseam.cli.{COMMANDS[name]}"), written)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="Goldseam %(version)s")
def main():
    """Goldseam turns failures, near misses and successes into changed checklists.

    Without settings it keeps everything in the folder ./data and needs no other server.
    Settings are read from the environment; docs/running.md lists them.
    """
