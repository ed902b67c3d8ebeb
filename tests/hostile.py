# SPDX-License-Identifier: Apache-2.0
"""Nothing in a rule file makes the program use more than its limits: rule files that multiply,
nest or repeat without end are refused with a sentence, and patterns that backtrack without end stop
at their limits on the largest of paragraphs, are named, and leave the other rules alone."""
import json
import sys
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

import program

# A clock decides nothing here; but what does not end in this time does not end.
SECONDS, CPU = 240, 120
HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n<ruleset xmlns="urn:linjera:rules:1" id="prov" '
        'version="1.0.0" xml:lang="sv"><title>Prov</title>\n')
TEXTS = ('<message>Så ska det inte stå.</message><example expect="match">a</example>'
         '<example expect="no-match">b</example></rule>\n')


def rule(identity, pattern):
    return f'<rule id="{identity}" title="En regel"><existence>{pattern}</existence>{TEXTS}'


def ruleset(content):
    return f"{HEAD}{content}</ruleset>\n"


def laughs(levels):
    """Definitions of which each refers ten times to the one before."""
    tokens = "".join(f"<token>ord{n}</token>" for n in range(10))
    refers = "".join(f'<define id="d{n}">' + f'<any ref="d{n - 1}"/>' * 10 + "</define>\n"
                     for n in range(1, levels))
    return f'<define id="d0">{tokens}</define>\n{refers}'


def nested(element, count, inside="<token>a</token>"):
    return f"<{element}>{inside}" * count + "<token>b</token>" + f"</{element}>" * count


def many(count, text):
    return "".join(text.format(n) for n in range(count))


# Name, the rule file, and what must be said of it.
REFUSED = (
    ("laughs", laughs(9) + rule("A-1", '<any ref="d8"/>'), "this pattern is too large"),
    ("laughs-in-seq", laughs(9) + rule("A-1", '<seq><token>a</token><any ref="d8"/></seq>'),
     "this pattern is too large"),
    ("laughs-unused", laughs(9) + rule("A-1", "<token>a</token>"), "this pattern is too large"),
    ("laughs-in-many-rules", laughs(3) + many(15000, rule("A-{0}", '<any><token>x{0}</token>'
                                                          '<any ref="d2"/></any>')),
     "here the patterns of all rules come to more than"),
    ("nested-any", rule("A-1", nested("any", 1900)), "parentheses are too deeply nested"),
    ("nested-seq", rule("A-1", nested("seq", 300)), "parentheses are too deeply nested"),
    ("nested-elements", rule("A-1", nested("any", 3000)), "nested deeper than 2000"),
    ("any", rule("A-1", "<any>" + many(20000, "<token>ord{0}</token>") + "</any>"),
     "this pattern is too large"),
    ("conditional", '<rule id="A-1" title="En regel"><conditional><if>'
     + many(3000, "<token>ord{0}</token>")
     + f"</if><then><token>a</token></then></conditional>{TEXTS}",
     "regular expression is too large: make several"),
    ("phrase", rule("A-1", "<phrase>" + many(20000, "ord{0} ") + "</phrase>"),
     "this pattern is too large"),
    ("gaps", rule("A-1", '<phrase gap="50">' + many(900, "ord{0} ") + "</phrase>"), "make several"),
    ("token", rule("A-1", f"<token>{'a' * 3000000}</token>"), "this pattern is too large"),
    ("forms", rule("A-1", f"<token forms=\"{many(20000, 'ord{0} ')}\">a</token>"),
     "this pattern is too large"),
    ("repeats", rule("A-1", "<regex>(?:(?:(?:a{1,500}){1,500}){1,500}){1,500}</regex>"),
     "regular expression is too large"),
    ("parentheses", rule("A-1", f"<regex>{'(' * 100000}a{')' * 100000}</regex>"),
     "parentheses are too deeply nested"),
    ("nullable", rule("A-1", "<regex>(a*)*</regex>"), "it can match nothing at all"),
)

# Patterns that take more steps than there are atoms, and what stops them where.
PARAGRAPH = {"a": "a" * 1000000 + "!", "words": "vården planerar aaaa bbb " * 40000}
PARAGRAPHS = "\n\n".join(["a" * 120 + "!"] * 8000)
ENDLESS = (r"(a+)+$", r"(a|aa)+$", r"(\w+\s?)*x", r"(?:a*)*b", r"a*a*a*a*b", r"(.*)(.*)(.*)z\d",
           r"(x+x+)+y", r"(?=(a+))\1+b$", r"(([a-z])+.)+[A-Z]([a-z])+$", r"(?:\w+ )+x")
STOPPED = {("a", r"(a+)+$"), ("a", r"(a|aa)+$"), ("a", r"(([a-z])+.)+[A-Z]([a-z])+$"),
           ("words", r"(([a-z])+.)+[A-Z]([a-z])+$")}


def judge_refused(linjera, folder):
    problems = []
    document = folder / "a.md"
    document.write_text("Vården a.\n", encoding="utf-8")
    for name, content, sentence in REFUSED:
        path = folder / f"{name}.xml"
        path.write_text(ruleset(content), encoding="utf-8")
        done = linjera.run("check", document, "--no-config", "--rules", path, seconds=SECONDS)
        said = done.stderr.decode("utf-8", "replace")
        if done.returncode != 2 or sentence not in said or f"{name}.xml:" not in said:
            problems.append(f"{name}: ended with {done.returncode} and said {said[:300]!r}")
        if len(said) > 20000:
            problems.append(f"{name}: said {len(said)} characters")
    return problems


def check(linjera, document, path, pattern):
    """(outcome, why the rule was not evaluated or "", whether the other rule found its word)"""
    regex = f"<regex>{escape(pattern)}</regex>"
    path.write_text(ruleset(rule("A-1", regex) + rule("B-1", "<token>Slutord</token>")),
                    encoding="utf-8")
    done = linjera.run("check", document, "--no-config", "--rules", path, "--format", "json",
                       "--time-limit", CPU, seconds=SECONDS)
    found = json.loads(done.stdout)["documents"][0]
    reasons = [row["reason"] for row in found["rulesNotEvaluated"]
               if row["rule"] == "A-1"]
    full = found["reason"] and found["reason"]["code"] == "limit"
    return (found["outcome"], "".join(reasons),
            full or any(finding["rule"] == "B-1" for finding in found["findings"]))


def judge_endless(linjera, folder):
    problems, stopped = [], set()
    document, rules = folder / "document.md", folder / "rules.xml"
    for name, text in PARAGRAPH.items():
        document.write_text(f"{text}\n\nSlutord.\n", encoding="utf-8")
        for pattern in ENDLESS:
            outcome, reason, other = check(linjera, document, rules, pattern)
            if outcome not in ("checked", "partial") or not other:
                problems.append(f"{pattern} on {name}: {outcome}, other rule: {other}")
            if reason:
                stopped.add((name, pattern))
                if "match-limit" not in reason:
                    problems.append(f"{pattern} on {name}: {reason}")
    if not STOPPED <= stopped:
        problems.append(f"not stopped: {sorted(STOPPED - stopped)}")
    # No match takes too long; all of them together do.
    document.write_text(f"{PARAGRAPHS}\n\nSlutord.\n", encoding="utf-8")
    outcome, reason, other = check(linjera, document, rules, r"(a+)+$")
    if outcome != "partial" or "match-budget" not in reason or not other:
        problems.append(f"8,000 paragraphs: {outcome}, {reason!r}, other rule: {other}")
    print(f"{len(REFUSED)} rule files refused; {len(stopped)} patterns stopped at their limits")
    return problems


def main():
    linjera = program.from_arguments("Nothing in a rule file breaks the program's limits.")
    with tempfile.TemporaryDirectory(prefix="linjera-hostile-") as folder:
        problems = judge_refused(linjera, Path(folder)) + judge_endless(linjera, Path(folder))
    print("\n".join(problems + [f"{len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
