#!/usr/bin/env python3
"""What other linters find in public documents, and what of it lint finds too.

    peers.py draw FOLDER COUNT SEED     prints COUNT of the OpenAPI 3.0 documents in JSON below FOLDER, by size
    peers.py compare OUT                compares OUT/<n>.{redocly,spectral,ours}.json of the documents in OUT/sample.txt

A finding of a peer and one of ours are the same when their rules are mapped to each other below and they concern the same object: the same place, or the nearest operation, schema, parameter, tag or server around both.
The table has one line for each rule of a peer: findings, documents, those that we have, and those that we lack.
Every finding that we lack is listed in OUT/lacking.tsv, and those of ours whose rule has a peer, but that no peer has, in OUT/ours-alone.tsv.
"""

import bisect
import collections
import json
import os
import random
import re
import sys

# Rules of the peers, the rules of ours that say the same, and how far around two findings may stand apart.
RULES = {
    "redocly": {
        "no-ambiguous-paths": ("path", ["ambiguous-paths", "crossing-paths"]),
        "no-illogical-composition-keywords": ("schema", ["overlapping-one-of"]),
        "no-invalid-media-type-examples": ("media", ["example-violates-schema", "example-without-value"]),
        "no-invalid-schema-examples": ("schema", ["example-violates-schema", "default-violates-schema"]),
        "no-required-schema-properties-undefined": ("schema", ["undefined-required"]),
        "no-server-trailing-slash": ("server", ["server-url"]),
        "no-unused-components": ("exact", ["unused-component"]),
        "nullable-type-sibling": ("schema", ["keyword-without-type"]),
        "operation-operationId": ("operation", ["missing-operation-id"]),
        "operation-operationId-url-safe": ("operation", ["operation-id-style"]),
        "operation-summary": ("operation", ["missing-summary"]),
        "security-defined": ("operation", ["missing-security"]),
        "spec-ref-siblings": ("object", ["ref-siblings"]),
        "tag-description": ("tag", ["missing-description"]),
    },
    "spectral": {
        "info-description": ("info", ["missing-description"]),
        "no-$ref-siblings": ("object", ["ref-siblings"]),
        "oas3-server-trailing-slash": ("server", ["server-url"]),
        "oas3-unused-component": ("exact", ["unused-component"]),
        "oas3-valid-media-example": ("media", ["example-violates-schema", "example-without-value"]),
        "oas3-valid-schema-example": ("schema", ["example-violates-schema", "default-violates-schema"]),
        "operation-description": ("operation", ["missing-description"]),
        "operation-operationId": ("operation", ["missing-operation-id"]),
        "operation-operationId-valid-in-url": ("operation", ["operation-id-style"]),
        "operation-tag-defined": ("operation", ["undeclared-tag"]),
        "operation-tags": ("operation", ["operation-tags"]),
    },
}
METHODS = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}


class Places:
    """Where each value of a JSON text stands: pointers as tuples, and the pointer at an offset."""

    TOKEN = re.compile(r'\s*("(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+)')

    def __init__(self, text):
        self.text, self.at, self.spans = text, 0, []
        self.lines = [0] + [match.end() for match in re.finditer("\n", text)]
        self.tree = self.value(())
        self.starts = [span[0] for span in self.spans]

    def token(self):
        match = self.TOKEN.match(self.text, self.at)
        self.at = match.end()
        return match.group(1), match.start(1)

    def peek(self):
        return self.TOKEN.match(self.text, self.at).group(1)

    def value(self, pointer, start=None):
        """One value; `start` is where its key stands, which belongs to its place."""
        token, here = self.token()
        index = len(self.spans)
        self.spans.append((here if start is None else start, None, pointer))
        if token == "{":
            value = self.entries(pointer)
        elif token == "[":
            value = self.items(pointer)
        else:
            value = json.loads(token)
        self.spans[index] = (self.spans[index][0], self.at, pointer)
        return value

    def entries(self, pointer):
        found = {}
        while self.peek() != "}":
            token, start = self.token()
            if token == ",":
                continue
            self.token()
            key = json.loads(token)
            found[key] = self.value(pointer + (key,), start)
        self.token()
        return found

    def items(self, pointer):
        found = []
        while self.peek() != "]":
            if self.peek() == ",":
                self.token()
            found.append(self.value(pointer + (str(len(found)),)))
        self.token()
        return found

    def pointer(self, line, column):
        """The innermost value at a line and column, both from 1."""
        offset = self.lines[line - 1] + column - 1
        index = bisect.bisect_right(self.starts, offset) - 1
        while index > 0 and self.spans[index][1] <= offset:
            index -= 1
        return self.spans[index][2]


def around(pointer, how):
    """The part of `pointer` up to the object of the kind that `how` names."""
    if how == "exact":
        return pointer[:3]
    if how == "info":
        return pointer[:1]
    if how == "tag":
        return pointer[:2]
    if how == "path":
        return pointer[:2]
    if how == "server":
        at = max((index for index, key in enumerate(pointer) if key == "servers"), default=0)
        return pointer[: at + 2]
    if how == "operation":
        if len(pointer) > 2 and pointer[0] == "paths" and pointer[2] in METHODS:
            return pointer[:3]
        return pointer
    if how == "media":
        # The whole example: a validator may point at a value, and another at what is around it.
        if pointer[:2] == ("components", "examples"):
            return pointer[:3]
        for word, more in (("examples", 2), ("example", 1)):
            if word in pointer:
                return pointer[: pointer.index(word) + more]
        return pointer
    if how == "object":
        return pointer[:-1] if pointer and pointer[-1] in ("$ref", "description", "nullable", "type") else pointer
    # The schema: what stands before its last keyword.
    keep = list(pointer)
    for word in ("example", "default", "enum", "required", "nullable", "x-nullable"):
        if word in keep and (len(keep) < 2 or keep[keep.index(word) - 1] != "properties"):
            keep = keep[: keep.index(word)]
    if len(keep) > 1 and keep[-1].isdigit() and keep[-2] in ("allOf", "oneOf", "anyOf"):
        keep = keep[:-1]
    if keep and keep[-1] in ("allOf", "oneOf", "anyOf", "type"):
        keep = keep[:-1]
    return tuple(keep)


def steps(pointer):
    return tuple(part.replace("~1", "/").replace("~0", "~") for part in pointer.lstrip("#").split("/")[1:])


def redocly(path):
    for problem in json.load(open(path))["problems"]:
        yield problem["ruleId"], steps(problem["location"][0]["pointer"]), problem["message"].split("\n")[0]


def kind(rule, message):
    """The rule, or the part of it that is a kind of its own."""
    for part in ("unevaluated properties", "matches any value", "mutually exclusive"):
        if part in message:
            accepts = " (same type)" if "Both schemas accept" in message else ""
            return f"{rule}: {part}{accepts}"
    return rule


def spectral(path):
    for problem in json.load(open(path)):
        yield problem["code"], tuple(map(str, problem["path"])), problem["message"].split("\n")[0]


def ours(path, places):
    for line in open(path):
        finding = json.loads(line)
        pointer = places.pointer(finding["line"], finding["column"])
        yield finding["rule"], pointer, finding["message"]


def draw(folder, count, seed):
    """One of each of `count` equal shares by size."""
    found = []
    for directory, _, names in os.walk(folder):
        found += [os.path.join(directory, name) for name in names if name.endswith(".json")]
    found = [path for path in found if 2_000 < os.path.getsize(path) < 400_000]
    found.sort(key=lambda path: (os.path.getsize(path), path))
    random.seed(seed)
    for index in range(count):
        share = found[index * len(found) // count : (index + 1) * len(found) // count]
        # A share without an OpenAPI 3.0 document gives none.
        for _ in range(1_000 if share else 0):
            path = random.choice(share)
            with open(path, encoding="utf-8") as file:
                document = json.load(file)
            if isinstance(document, dict) and str(document.get("openapi", "")).startswith("3.0"):
                print(path)
                break


def compare(out):
    table = collections.defaultdict(lambda: collections.Counter())
    documents = collections.defaultdict(set)
    by = collections.defaultdict(collections.Counter)
    lacking, alone = [], []
    for number, path in enumerate(open(f"{out}/sample.txt").read().split("\n")[:-1], 1):
        places = Places(open(path, encoding="utf-8").read())
        name = "/".join(path.split("/")[-2:])
        mine = list(ours(f"{out}/{number}.ours.json", places))
        shown_tags = {message.split("`")[1] for rule, _, message in mine if rule == "undeclared-tag"}
        matched = set()
        for peer, read in (("redocly", redocly), ("spectral", spectral)):
            for rule, pointer, message in read(f"{out}/{number}.{peer}.json"):
                how, wanted = RULES[peer].get(rule, ("exact", []))
                key = (peer, kind(rule, message))
                # By the standard an object may have more keys than its schema names.
                wanted = [] if "unevaluated" in key[1] else wanted
                table[key]["findings"] += 1
                documents[key].add(number)
                same = [
                    index
                    for index, (rule_, pointer_, _) in enumerate(mine)
                    if rule_ in wanted and around(pointer_, how) == around(pointer, how)
                ]
                # Ours shows each undeclared tag once.
                if rule == "operation-tag-defined" and not same and value(places.tree, pointer) in shown_tags:
                    same = [-1]
                if same:
                    table[key]["have"] += 1
                    matched.update(same)
                    by[key].update(mine[same[0]][:1] if same[0] >= 0 else ["undeclared-tag"])
                else:
                    table[key]["lack"] += 1
                    lacking.append((peer, key[1], name, "/".join(pointer), message))
        with_peer = {rule for peer in RULES.values() for _, rules in peer.values() for rule in rules}
        for index, (rule, pointer, message) in enumerate(mine):
            if index not in matched:
                alone.append((rule, "yes" if rule in with_peer else "no", name, "/".join(pointer), message))
    print(f"{'peer':9} {'rule':71} {'findings':>8} {'documents':>9} {'have':>5} {'lack':>5}  ours")
    for key in sorted(table, key=lambda key: (key[0], -table[key]["findings"])):
        row = table[key]
        rules = ", ".join(sorted(by[key])) or "-"
        print(f"{key[0]:9} {key[1]:71} {row['findings']:8} {len(documents[key]):9} {row['have']:5} {row['lack']:5}  {rules}")
    write(f"{out}/lacking.tsv", ("peer", "rule", "document", "place", "message"), lacking)
    write(f"{out}/ours-alone.tsv", ("rule", "has a peer", "document", "place", "message"), alone)
    print(f"{len(lacking)} findings of theirs that we lack: {out}/lacking.tsv")
    print(f"{len(alone)} findings of ours that they lack: {out}/ours-alone.tsv")
    for rule, times in collections.Counter(row[0] for row in alone).most_common():
        print(f"{times:7}  {rule}")


def value(tree, pointer):
    for part in pointer:
        tree = tree[int(part)] if isinstance(tree, list) else tree.get(part) if isinstance(tree, dict) else None
    return tree


def write(path, head, rows):
    with open(path, "w", encoding="utf-8") as file:
        for row in [head, *rows]:
            file.write("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row) + "\n")


if __name__ == "__main__":
    if sys.argv[1] == "draw":
        draw(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]))
    else:
        compare(sys.argv[2])
