"""GitLab: a pipeline or a deployment that failed, an incident, or an issue with the label that was agreed on."""

from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from goldseam.events.pasting.bodies import first
from goldseam.exchange.webhooks.message import Message, NothingToDo, NotUnderstood, State
from goldseam.exchange.webhooks.saying import inner, items, link, moment_in, plain, said, severity, tags, together
from goldseam.exchange.webhooks.sent import Sent

ENDS = {"failed": State.FIRING, "success": State.OVER}
ISSUES = {"open": State.FIRING, "reopen": State.FIRING, "update": State.FIRING, "close": State.OVER}


def read(sent: Sent, hook) -> Iterator[Message]:
    kind = said(sent.body, "object_kind")
    if not kind:
        raise NotUnderstood
    if kind not in READERS:
        raise NothingToDo("other", kind)
    yield READERS[kind](sent.body, said(sent.body, "project.path_with_namespace", "project.name"), hook)


def _of_pipeline(body: dict, project: str, hook) -> Message:
    run, branch = inner(body, "object_attributes"), said(body, "object_attributes.ref")
    state = ENDS.get(said(run, "status"))
    if state is None:
        raise NothingToDo("still", said(run, "status"))
    if run.get("tag") is True or not hook.watches_branch(branch, said(body, "project.default_branch")):
        raise NothingToDo("branch", branch)
    ended = moment_in(run, "finished_at", "created_at")
    address = link(run.get("url")) or link(f"{said(body, 'project.web_url')}/-/pipelines/{said(run, 'id')}")
    return Message(
        fingerprint=f"pipeline {project} {branch}",
        state=state,
        title=(_("Pipeline failed on %(branch)s") % {"branch": branch})[:160],
        text=together(project, said(body, "commit.title", "commit.message"), by=": ", most=1_000),
        at=ended,
        started_at=moment_in(run, "created_at"),
        detected_at=ended,
        place=project,
        link=address,
        tags=tags(project),
    )


def _of_deployment(body: dict, project: str, hook) -> Message:
    environment, state = said(body, "environment"), ENDS.get(said(body, "status"))
    if state is None:
        raise NothingToDo("still", said(body, "status"))
    at = moment_in(body, "status_changed_at")
    return Message(
        fingerprint=f"deployment {project} {environment}",
        state=state,
        title=(_("Deployment to %(environment)s failed") % {"environment": environment})[:160],
        text=together(project, said(body, "ref"), said(body, "commit_title"), most=1_000),
        at=at,
        started_at=at,
        detected_at=at,
        place=together(project, environment),
        link=link(body.get("deployable_url")),
        tags=tags(project, environment),
    )


def _of_issue(body: dict, project: str, hook) -> Message:
    issue, is_incident = inner(body, "object_attributes"), said(body, "object_kind") == "incident"
    named = items(body, "labels") or items(issue, "labels")
    labels = [said(one, "title") for one in named]
    if not (is_incident or hook.wants_label(labels)):
        raise NothingToDo("label" if hook.label else "issues", hook.label)
    state = ISSUES.get(said(issue, "action"))
    if state is None:
        raise NothingToDo("other", said(issue, "action"))
    if said(issue, "state") == "closed":
        state = State.OVER
    created = moment_in(issue, "created_at")
    return Message(
        fingerprint=f"issue {project} {said(issue, 'iid', 'id')}",
        state=state,
        title=said(issue, "title", most=160),
        text=plain(issue.get("description")),
        at=moment_in(issue, "closed_at", "updated_at") if state == State.OVER else moment_in(issue, "updated_at"),
        started_at=created,
        detected_at=created,
        place=project,
        severity=severity(first(issue, "severity")),
        link=link(issue.get("url")),
        tags=tags(project, *labels),
    )


READERS: dict[str, Callable[[dict, str, object], Message]] = {
    "pipeline": _of_pipeline,
    "deployment": _of_deployment,
    "issue": _of_issue,
    "incident": _of_issue,
}
