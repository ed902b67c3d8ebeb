# SPDX-License-Identifier: Apache-2.0
"""The .docx file: writing the parts into a zip, and comparing a file with the parts."""

import io
import os
import zipfile

_TIMESTAMP = (1980, 1, 1, 0, 0, 0)   # what Word itself writes


def write_package(path, parts):
    """Writes the parts as a zip that is the same at every run; replaces the file as a whole."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name, _TIMESTAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            package.writestr(info, content, compresslevel=9)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_bytes(buffer.getvalue())
    os.replace(temporary, path)


def difference(path, parts):
    """One clause about how the file differs from the parts, or "" when it does not.

    Compares part names and unpacked contents: zip bytes depend on the compressor's version.
    """
    if not path.exists():
        return "the file is missing"
    try:
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            if len(names) != len(set(names)):
                return "it holds a part twice"
            committed = {name: package.read(name) for name in names}
    except (zipfile.BadZipFile, OSError) as error:
        return f"it cannot be read as a zip ({error})"
    for name in parts:
        if name not in committed:
            return f"it lacks the part {name}"
    for name in committed:
        if name not in parts:
            return f"it holds the part {name}, which the source does not give"
    for name, content in parts.items():
        if committed[name] != content:
            at = next((i for i, (a, b) in enumerate(zip(committed[name], content)) if a != b),
                      min(len(committed[name]), len(content)))
            return f"{name} is another from byte {at + 1} on"
    return ""
