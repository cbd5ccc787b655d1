"""What schemathesis does before it sends a request."""

import re
import uuid

import schemathesis

KEY = re.compile(r"[!-~]{1,200}")


@schemathesis.hook
def before_call(context, case, kwargs) -> None:
    """A key that is one stays one, but belongs to this request alone: for another one it is refused."""
    headers = case.headers
    if headers and KEY.fullmatch(str(headers.get("Idempotency-Key", ""))):
        headers["Idempotency-Key"] = uuid.uuid4().hex
