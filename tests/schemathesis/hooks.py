"""What the documents say outside of what Schemathesis reads: `tests/schemathesis.sh` has this loaded.

Before a call, a case is made what a caller of the document would send:
a token that the mock knows, an order number of its own, and no empty values where `x-omit-empty` says so.
Schemathesis looks at the changed case again, and so still knows which cases are valid.

After a call, the check `document_decides` stands in for `positive_data_acceptance`:
a valid request that breaks an `x-rules` rule must be refused, every other valid request must succeed,
and success is what `x-outcome` says and not the HTTP status.
"""

import itertools
import os
import re

import schemathesis

# What counts as absent, in a request and in an answer.
EMPTY = (None, "", [], {})
ABSENT = (None, "")
TOKEN = os.environ["MOCK_TOKEN"]
serial = itertools.count(1)


# ---- before any call


@schemathesis.hook
def before_load_schema(context, document):
    operations = [method for path in document["paths"].values() for method in path.values() if isinstance(method, dict)]
    # The mock runs with `--plain` and wants no signature; nothing here could make one.
    document.get("components", {}).get("securitySchemes", {}).pop("signature", None)
    for place in [document, *operations]:
        for requirement in place.get("security", []):
            requirement.pop("signature", None)
    # Where an empty text stands for none, a text that is sent has a length.
    # Otherwise the only text that Schemathesis tries against a pattern would be the empty one.
    if document.get("x-omit-empty"):
        for schema in [schema for operation in operations for schema in inputs(document, operation)]:
            if schema.get("type") == "string" and "enum" not in schema:
                schema.setdefault("minLength", 1)


def inputs(document, operation):
    """The schemas of parameters and of the body's properties."""
    for parameter in operation.get("parameters", []):
        yield parameter["schema"]
    for media in operation.get("requestBody", {}).get("content", {}).values():
        name = media["schema"]["$ref"].rsplit("/", 1)[1]
        yield from document["components"]["schemas"][name]["properties"].values()


# ---- before a call


@schemathesis.hook
def before_call(context, case, kwargs):
    document = case.operation.schema.raw_schema
    if document.get("x-omit-empty"):
        case.query = without_empty(case.query)
        case.body = without_empty(case.body)
    if isinstance(case.body, dict):
        # An order number is used once, and Schemathesis repeats values: a repeat would be refused whatever else is wrong.
        number = case.body.get("order_no")
        if isinstance(number, str) and re.fullmatch("[A-Za-z0-9_]{1,64}", number):
            case.body = {**case.body, "order_no": f"st_{next(serial)}"}
        # A token that is a text at all is the one that the mock knows.
        if isinstance(case.body.get("token"), str):
            case.body = {**case.body, "token": TOKEN}


def without_empty(values):
    if not isinstance(values, dict):
        return values
    return {name: value for name, value in values.items() if value not in EMPTY}


# ---- after a call


@schemathesis.hook
def after_call(context, case, response):
    """A refusal beside HTTP 200 (erratum umxnt-04) is one for the checks that know the HTTP status alone."""
    if response.status_code == 200 and not succeeded(case, response):
        response.status_code = 400


@schemathesis.check
def document_decides(context, response, case):
    if case.meta is None or case.method.lower() != case.operation.method.lower():
        return
    if not is_valid(case):
        return
    broken = [rule["id"] for rule in raw(case).get("x-rules", []) if breaks(rule, values(case))]
    if broken and succeeded(case, response):
        raise AssertionError(f"a request that breaks {broken} was taken")
    if not broken and not succeeded(case, response):
        raise AssertionError(f"a valid request was refused: {response.status_code} {response.text[:300]}")


def raw(case):
    return case.operation.definition.raw


def is_valid(case):
    return case.meta is not None and case.meta.generation.mode.is_positive


def values(case):
    body = case.body if isinstance(case.body, dict) else {}
    return {**(case.query or {}), **body}


def outcome(case):
    return raw(case).get("x-outcome") or case.operation.schema.raw_schema["x-outcome"]


def succeeded(case, response):
    """HTTP 2xx and what `x-outcome` calls a success."""
    if not 200 <= response.status_code < 300:
        return False
    answer = response.json()
    said = outcome(case)
    shows = lambda key: any(holds(condition, answer, ABSENT) for condition in said.get(key, []))
    return shows("answer") or (not shows("failure") and shows("success"))


# ---- rules and conditions, as spec/README.md has them


def breaks(rule, request):
    then = rule["then"]
    if not all(holds(condition, request) for condition in rule.get("when", [])):
        return False
    given = lambda name: request.get(name) not in EMPTY
    if not all(given(name) for name in then.get("required", [])):
        return True
    forbidden = [{"at": f"/{one}", "set": True} if isinstance(one, str) else one for one in then.get("forbidden", [])]
    if any(holds(condition, request) for condition in forbidden):
        return True
    if "at-least-one" in then and not any(given(name) for name in then["at-least-one"]):
        return True
    if "less-than" in then:
        low, high = (int(request[name]) for name in then["less-than"])
        return not low < high
    return False


def holds(condition, value, absent=EMPTY):
    found = [one for one in at(condition["at"].split("/")[1:], value) if one not in absent]
    if "in" in condition:
        return any(text(one) in condition["in"] for one in found)
    if "not-in" in condition:
        return any(text(one) not in condition["not-in"] for one in found)
    return bool(found)


def at(segments, value):
    if not segments:
        return [value]
    first, rest = segments[0], segments[1:]
    if first == "*":
        return [end for item in (value if isinstance(value, list) else []) for end in at(rest, item)]
    return at(rest, value[first]) if isinstance(value, dict) and first in value else []


def text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)
