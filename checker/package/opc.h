// SPDX-License-Identifier: Apache-2.0
// The two XML vocabularies of OPC: relationships and content types (ECMA-376 Part 2).
#ifndef LINJERA_PACKAGE_OPC_H
#define LINJERA_PACKAGE_OPC_H

#include "package/package.h"

// Targets are resolved against `source`, the part (or "/") whose relationships these are.
GPtrArray *opc_relations_parse(GBytes *bytes, const char *source, const struct limits *limits,
                               GError **error);
// A target as an absolute part name: "../media/a.png" of "/word/document.xml" is "/media/a.png".
// Newly allocated.
char *opc_resolve(const char *source, const char *target);

struct opc_types;
struct opc_types *opc_types_parse(GBytes *bytes, const struct limits *limits, GError **error);
void opc_types_free(struct opc_types *types);
const char *opc_types_find(const struct opc_types *types, const char *part);

#endif
