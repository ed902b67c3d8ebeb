// SPDX-License-Identifier: Apache-2.0
// The primitives of the wire encoding that carries results from a worker to its parent: unsigned
// LEB128 numbers and length-prefixed texts in a growing byte array. What is encoded, and its
// version, belongs to the module that owns the data.
#ifndef LINJERA_BASE_WIRE_H
#define LINJERA_BASE_WIRE_H

#include "base/arena.h"

void wire_put_number(GByteArray *out, guint64 number);
// NULL and "" stay different.
void wire_put_text(GByteArray *out, const char *text);

// A reader over borrowed bytes. The first malformed read sets `failed`; from then on numbers are 0
// and texts NULL, so a caller checks once, at the end.
struct wire {
    const guint8 *bytes;
    gsize length, at;
    gboolean failed;
};

guint64 wire_get_number(struct wire *wire);
// A copy in the arena, or NULL. Text that is not UTF-8 fails.
char *wire_get_text(struct wire *wire, struct arena *arena);
// A count of things that take at least one byte each: fails when more than bytes are left.
guint wire_get_count(struct wire *wire);

#endif
