"""The tasks as the queue knows them. Nothing but the worker knows the queue.

The queue tells each task for which minute it was meant. None of them asks: what comes late works
for the moment at which it comes.
"""

import logging

from django.utils import timezone
from procrastinate import JobContext
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Job, Status

from obhut.worker.due_jobs import run_due_jobs

EACH_MINUTE = "* * * * *"
EACH_HOUR = "17 * * * *"
KEPT_HOURS = 24 * 30
"""A job that failed is kept for a month, for whoever looks into it."""

logger = logging.getLogger("obhut.worker")


@app.periodic(cron=EACH_MINUTE)
@app.task(name="run due jobs", queueing_lock="run due jobs")
def run_what_is_due(
    timestamp: int,  # noqa: ARG001 -- the queue hands it over by name
) -> None:
    run_due_jobs(now=timezone.now())


@app.periodic(cron=EACH_MINUTE)
@app.task(name="retry stalled jobs", queueing_lock="retry stalled jobs", pass_context=True)
async def retry_stalled_jobs(
    context: JobContext,
    timestamp: int,  # noqa: ARG001 -- the queue hands it over by name
) -> int:
    """Let jobs run again whose worker died. The queue does not do so by itself."""
    stalled = list(await context.app.job_manager.get_stalled_jobs())
    for job in stalled:
        logger.warning("The worker of the job %r is gone: it runs again.", job.task_name)
        await _again(context, job)
    return len(stalled)


@app.periodic(cron=EACH_HOUR)
@app.task(name="forget old jobs", queueing_lock="forget old jobs", pass_context=True)
async def forget_old_jobs(
    context: JobContext,
    timestamp: int,  # noqa: ARG001 -- the queue hands it over by name
) -> None:
    """Jobs that were done are removed at once; those that failed, after a while."""
    await context.app.job_manager.delete_old_jobs(
        KEPT_HOURS, include_failed=True, include_cancelled=True, include_aborted=True
    )


async def _again(context: JobContext, job: Job) -> None:
    """The same job once more, unless a later one of its kind already waits in its place."""
    jobs = context.app.job_manager
    try:
        await jobs.retry_job(job)
    except UniqueViolation:
        await jobs.finish_job(job, status=Status.FAILED, delete_job=True)
