"""How a pipeline asks a gate: lines to copy, made for this gate."""

from shlex import quote
from typing import NamedTuple

from django.utils.translation import gettext as _

from goldseam.common.mail import full
from goldseam.guardrails.conditions import facts_of

STOPS, GOES_ON = "exit 2", "exit 0"
AUTHOR = """"$(git log -1 --format='%an <%ae>')\""""
# True, false, numbers, lists and what stands in quotes: the rest is text, as for --fact.
AS_IT_IS = r"""'true|false|-?(0|[1-9][0-9]{0,14})|-?[0-9]+\.[0-9]+|\[[^][{}]*\]|"[^"\\]*"'"""

FACT = f"""fact() {{ if printf '%s' "$1" | grep -Eqx {AS_IT_IS}; then printf '%s' "$1"; else text "$1"; fi; }}
"""


class Snippet(NamedTuple):
    key: str
    title: str
    text: str
    note: str = ""

    @property
    def rows(self) -> int:
        return self.text.count("\n") + 2


def snippets_of(gate, clauses) -> list[Snippet]:
    """For GitHub Actions, GitLab CI, and anything that has curl. A branch is never the ref: what was done for one
    commit of it would let all later ones pass."""
    names = facts_of(clauses)
    checks = list(dict.fromkeys(name for one in clauses for name in one.names("check")))
    note = _("Put the key into the secrets of the project as GOLDSEAM_GATE_KEY.")
    command = _("The command “goldseam” has to be there, in the version of this server; the lines for curl do without.")
    steps = _("They stand before the steps that deploy.")
    needs = _("It needs REF, the tag or the commit; never a branch.")
    if not gate.project:
        needs += " " + _("And PROJECT, its name.")
    if names:
        told = {"names": ", ".join(f"FACT_{name.upper()}" for name in names)}
        needs += " " + _("And of the facts: %(names)s.") % told
    return [
        Snippet("github", "GitHub Actions", _github(gate, names, checks), f"{note} {steps} {command}"),
        Snippet("gitlab", "GitLab CI", _gitlab(gate, names, checks), f"{note} {command}"),
        Snippet("curl", "curl", _curl(gate, names), f"{note} {needs}"),
    ]


def telling(gate, check: str, project: str, ref: str) -> str:
    """The line with which a pipeline tells that a check passed. Names come from people: a shell reads them as text."""
    return _telling(gate, check, quote(project), quote(ref))


def _telling(gate, check: str, project: str, ref: str) -> str:
    told = f"goldseam checked {quote(check)} --gate {gate.name} --project {project} --ref {ref} --passed"
    return told.replace("--project '' ", "")


def _command(gate, names: list[str], ref: str, project: str, indent: str, after: str) -> str:
    lines = [f"goldseam gate {gate.name} --project {project} --ref {ref}"]
    lines.append(f"--author {AUTHOR}")
    lines += [f'--fact {name}="$FACT_{name.upper()}"' for name in names]
    return f" \\\n{indent}  ".join([*lines, after])


def _github(gate, names: list[str], checks: list[str]) -> str:
    ref, project = '"$REF"', _project_of(gate, '"${GITHUB_REPOSITORY#*/}"')
    told = [f"# {_('after the check')}: {_telling(gate, check, project, ref)}" for check in checks]
    lines = [
        "- name: Ask the gate",
        "  env:",
        f"    GOLDSEAM_URL: {_place(gate)}",
        "    GOLDSEAM_GATE_KEY: ${{ secrets.GOLDSEAM_GATE_KEY }}",
        f"    GOLDSEAM_GATE_UNREACHABLE: {gate.when_unreachable}",
        "    REF: ${{ github.ref_type == 'tag' && github.ref_name || github.sha }}",
        *_facts(names),
        "  run: |",
        *(f"    {_literal(line)}" for line in told),
        "    " + _literal(_command(gate, names, ref, project, "    ", "--wait 600")),
    ]
    return "\n".join(lines)


def _literal(line: str) -> str:
    """GitHub fills in what stands in such brackets before any shell reads the line."""
    return line.replace("${{", "${{ '${{' }}")


def _gitlab(gate, names: list[str], checks: list[str]) -> str:
    ref, project = '"${CI_COMMIT_TAG:-$CI_COMMIT_SHA}"', _project_of(gate, '"$CI_PROJECT_NAME"')
    told = [f"# {_('after the check')}: {_telling(gate, check, project, ref)}" for check in checks]
    lines = [
        f"# {_('in the job that deploys')}: needs: [ask_the_gate]",
        "ask_the_gate:",
        "  stage: deploy",
        "  variables:",
        f"    GOLDSEAM_URL: {_place(gate)}",
        f"    GOLDSEAM_GATE_UNREACHABLE: {gate.when_unreachable}",
        *_facts(names),
        "  script:",
        *(f"    {line}" for line in told),
        "    - |",
        "      " + _command(gate, names, ref, project, "      ", "--wait 600"),
    ]
    return "\n".join(lines)


def _curl(gate, names: list[str]) -> str:
    facts = ", ".join(f'\\"{name}\\": $(fact "$FACT_{name.upper()}")' for name in names)
    told = f'{{\\"project\\": $(text "$PROJECT"), \\"ref\\": $(text "$REF"), \\"author\\": $(text {AUTHOR})'
    project = f"PROJECT={quote(gate.project)}\n" if gate.project else ""
    ends = GOES_ON if gate.when_unreachable == "open" else STOPS
    return f"""{project}text() {{ printf '"%s"' "$(printf '%s' "$1" | sed 's/["\\\\]/\\\\&/g')"; }}
{FACT if names else ""}body="{told}, \\"facts\\": {{{facts}}}}}"
code=$(curl --silent --max-time 20 --output answer.json --write-out '%{{http_code}}' \\
  -H "Authorization: Bearer $GOLDSEAM_GATE_KEY" -H "Content-Type: application/json" \\
  -d "$body" \\
  {full(_address(gate))}/questions) || true
case "$code" in
  200) cat answer.json; grep -q '^{{"answer": *"pass"' answer.json || exit 1 ;;
  000|5??) echo "The gate could not be reached: nothing was checked." >&2; {ends} ;;
  *) cat answer.json >&2; exit 2 ;;
esac"""


def _facts(names: list[str]) -> list[str]:
    return [f"    FACT_{name.upper()}: {_('say where it comes from')}" for name in names]


def _project_of(gate, otherwise: str) -> str:
    return quote(gate.project) if gate.project else otherwise


def _address(gate) -> str:
    return f"/api/v1/{gate.organisation.slug}/gates/{gate.name}"


def _place(gate) -> str:
    return full(f"/{gate.organisation.slug}")
