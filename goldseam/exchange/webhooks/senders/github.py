"""GitHub: a workflow run or a deployment that failed, or an issue with the label that was agreed on."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from goldseam.exchange.webhooks.message import Message, NothingToDo, NotUnderstood, State
from goldseam.exchange.webhooks.saying import inner, items, link, moment_in, plain, said, tags, together
from goldseam.exchange.webhooks.sent import Sent

RUNS = {
    "failure": State.FIRING,
    "timed_out": State.FIRING,
    "startup_failure": State.FIRING,
    "success": State.OVER,
}
DEPLOYMENTS = {"failure": State.FIRING, "error": State.FIRING, "success": State.OVER}
ISSUES = {"opened": State.FIRING, "labeled": State.FIRING, "reopened": State.FIRING, "closed": State.OVER}


def read(sent: Sent, hook) -> Iterator[Message]:
    repository = said(sent.body, "repository.full_name")
    happened = sent.header("X-GitHub-Event") or _likely(sent.body)
    if happened == "ping":
        raise NothingToDo("ping")
    if not happened:
        raise NotUnderstood
    if happened not in READERS:
        raise NothingToDo("other", happened)
    reader, name = READERS[happened]
    if not inner(sent.body, name):
        raise NotUnderstood
    yield reader(sent.body, repository, hook)


def _likely(body: dict) -> str:
    """What it is about, where the header that says so was lost."""
    known = ("workflow_run", "deployment_status", "issue", "deployment", "zen")
    found = next((name for name in known if body.get(name)), "")
    return {"zen": "ping", "issue": "issues"}.get(found, found)


def _of_run(body: dict, repository: str, hook) -> Message:
    run, branch = inner(body, "workflow_run"), said(body, "workflow_run.head_branch")
    name = said(body, "workflow_run.name", "workflow.name", "workflow.path")
    state = RUNS.get(said(run, "conclusion"))
    if said(body, "action") != "completed" or state is None:
        raise NothingToDo("still", said(run, "conclusion", "status"))
    if not hook.watches_branch(branch, said(body, "repository.default_branch")):
        raise NothingToDo("branch", branch)
    ended = moment_in(run, "updated_at", "run_started_at", "created_at")
    return Message(
        fingerprint=f"run {repository} {said(run, 'workflow_id')} {branch}",
        state=state,
        title=together(_("%(run)s failed on %(branch)s") % {"run": name, "branch": branch}, by="", most=160),
        text=together(repository, said(run, "display_title", "head_commit.message"), by=": ", most=1_000),
        at=ended,
        started_at=moment_in(run, "run_started_at", "created_at"),
        detected_at=ended,
        place=repository,
        link=link(run.get("html_url")),
        tags=tags(repository, name),
    )


def _of_deployment(body: dict, repository: str, hook) -> Message:
    status, deployment = inner(body, "deployment_status"), inner(body, "deployment")
    environment = said(status, "environment") or said(deployment, "environment")
    state = DEPLOYMENTS.get(said(status, "state"))
    if state is None:
        raise NothingToDo("still", said(status, "state"))
    at = moment_in(status, "updated_at", "created_at")
    return Message(
        fingerprint=f"deployment {repository} {environment}",
        state=state,
        title=(_("Deployment to %(environment)s failed") % {"environment": environment})[:160],
        text=together(repository, said(deployment, "ref"), said(status, "description"), most=1_000),
        at=at,
        started_at=moment_in(deployment, "created_at") or at,
        detected_at=at,
        place=together(repository, environment),
        link=link(status.get("log_url")) or link(status.get("target_url")) or link(status.get("environment_url")),
        tags=tags(repository, environment),
    )


def _of_issue(body: dict, repository: str, hook) -> Message:
    issue, state = inner(body, "issue"), ISSUES.get(said(body, "action"))
    labels = [said(one, "name") for one in items(issue, "labels")]
    if not hook.wants_label(labels):
        raise NothingToDo("label" if hook.label else "issues", hook.label)
    if state is None:
        raise NothingToDo("other", f"issue {said(body, 'action')}")
    created = moment_in(issue, "created_at")
    return Message(
        fingerprint=f"issue {repository} {said(issue, 'number', 'id')}",
        state=state,
        title=said(issue, "title", most=160),
        text=plain(issue.get("body")),
        at=moment_in(issue, "closed_at", "updated_at") if state == State.OVER else moment_in(issue, "updated_at"),
        started_at=created,
        detected_at=created,
        place=repository,
        link=link(issue.get("html_url")),
        tags=tags(repository, *labels),
    )


READERS: dict[str, tuple[Callable[[dict, str, object], Message], str]] = {
    "workflow_run": (_of_run, "workflow_run"),
    "deployment_status": (_of_deployment, "deployment_status"),
    "issues": (_of_issue, "issue"),
}
