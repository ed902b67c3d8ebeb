#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds every #include "module/..." of checker/ against checker/LAYERS, which has no circle."""
import re

from files import ROOT, c_files, report

problems = []
below = {}
for line in (ROOT / "checker/LAYERS").read_text(encoding="utf-8").splitlines():
    if line.strip() and not line.startswith("#"):
        name, _, rest = line.partition(":")
        unknown = [word for word in rest.split() if word not in below]
        # A module may only name modules listed above it: that is what makes a circle impossible.
        problems += [f"checker/LAYERS: {name} includes {word}, which is not above it"
                     for word in unknown]
        below[name] = set(rest.split())

for path in c_files("checker"):
    if len(path.parts) != 3:
        problems.append(f"{path}: source stands in a module's folder: checker/MODULE/FILE")
        continue
    module = path.parts[1]
    if module not in below:
        problems.append(f"{path}: the module {module} is not in checker/LAYERS")
        continue
    for number, line in enumerate((ROOT / path).read_text(encoding="utf-8").splitlines(), 1):
        included = re.match(r'\s*#\s*include\s+"([^"/]+)(/[^"]*)?"', line)
        if not included or included[0].rstrip('"').endswith(".inc"):
            continue
        target, rest = included.groups()
        if rest is None:
            problems.append(f"{path}:{number}: name the module: #include \"{module}/{target}\"")
        elif target != module and target not in below[module]:
            problems.append(f"{path}:{number}: {module} may not include {target}; it may: "
                            + (" ".join(sorted(below[module])) or "nothing"))
        elif target != module and rest == "/internal.h":
            problems.append(f"{path}:{number}: {target}/internal.h is for {target} alone")
for name in below:
    if not (ROOT / "checker" / name).is_dir():
        problems.append(f"checker/LAYERS: there is no folder checker/{name}")
report(problems, "the layers")
