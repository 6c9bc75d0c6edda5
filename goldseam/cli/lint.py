"""goldseam lint: the language coach, and the linters of checklists and if-then plans, on files without a database."""

import sys

import click

from goldseam.cli.lint_checklists import KINDS, remarks_in
from goldseam.cli.lint_files import NotText, documents, marks_in
from goldseam.language import languages, rules
from goldseam.language.checklist_words import told


def known_rules(context, parameter, values):
    known = {name for code in languages() for name in rules(code)} | set(told())
    for value in values:
        if value not in known:
            raise click.BadParameter(f"“{value}” is not one of {', '.join(sorted(known))}.")
    return frozenset(values)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option("--as", "kind", type=click.Choice(KINDS), help="The files are checklists, or if-then plans.")
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif", "github"]), default="text")
@click.option(
    "--language", type=click.Choice(["auto", *languages()]), default="auto", help="Default: auto, for each file."
)
@click.option("--name", "names", multiple=True, metavar="NAME", help="Somebody whose name to mark. Repeat for more.")
@click.option(
    "--rule", "only", multiple=True, metavar="RULE", callback=known_rules, help="Only this rule. Repeat for more."
)
@click.option("--without", multiple=True, metavar="RULE", callback=known_rules, help="Not this rule. Repeat for more.")
@click.option("--exit-zero", is_flag=True, help="End with 0 even if there are marks.")
def lint(files, kind, form, language, names, only, without, exit_zero):
    """Mark words that may hide a condition or a decision, in Markdown and text files.

    With --as: what makes a checklist or an if-then plan hard to use.

    A folder stands for all .md, .markdown and .txt files in it, and - for standard input. Ends with 0 if there is
    nothing to say, with 1 if there is, and with 2 if something could not be read.
    """
    if kind and names:
        raise click.UsageError("--name marks names in texts; it says nothing of checklists and plans.")
    from goldseam.cli.lint_formats import FORMATS

    found, trouble = [], False
    for document in documents(files):
        try:
            found += remarks_in(document, kind, language) if kind else marks_in(document, language, names)
        except (OSError, NotText) as error:
            click.echo(f"{document.name}: {getattr(error, 'strerror', None) or error}", err=True)
            trouble = True
    found = [mark for mark in found if mark.rule not in without and (not only or mark.rule in only)]
    click.echo("".join(FORMATS[form](found)).encode("utf-8", "surrogateescape"), nl=False)
    sys.exit(2 if trouble else bool(found) and not exit_zero)
