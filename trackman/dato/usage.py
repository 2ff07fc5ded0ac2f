"""Calls of DatoCMS's API that a project has taken in this month, and may take (section 7)."""

from __future__ import annotations

from trackman.dato.client import Client
from trackman.dato.rate_limiter import Priority
from trackman.domain.errors import ApiError
from trackman.domain.inventory.scanning import CallUsage
from trackman.domain.plans import CALLS, PlanLimit, limit_of

_COUNTER = "/usage-log-counters/cma_endpoint_requests"


def read_usage(client: Client) -> CallUsage:
    """Read both figures; what the token may not know is None. Raises other errors of DatoError."""
    limit = _limit(client)
    spent = _spent(client)
    if spent is None and limit is not None:
        spent = limit.usage
    if limit is None:
        return CallUsage(spent, None)
    return CallUsage(spent, limit.limit, unlimited=limit.limit is None)


def _limit(client: Client) -> PlanLimit | None:
    try:
        return limit_of(client.plan_limits(), CALLS)
    except ApiError as error:
        if _is_refused(error):
            return None
        raise


def _spent(client: Client) -> int | None:
    """Add up the requests of all endpoints."""
    try:
        answer = client.transport.get(
            _COUNTER, client.environment, {"period": "current_month"}, Priority.BACKGROUND
        )
    except ApiError as error:
        if _is_refused(error):
            return None
        raise
    counters = answer.root()["data"]["attributes"]["result"]
    return sum(one["counter"].integer() for one in counters.items())


def _is_refused(error: ApiError) -> bool:
    """Tell whether this is kept from the token, or not to be had of this server."""
    return error.fault.status in {403, 404}
