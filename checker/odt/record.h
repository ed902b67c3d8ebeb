// SPDX-License-Identifier: Apache-2.0
// Pieces of a document that are read elsewhere than they stand: notes and comments after the body,
// deleted text where it was. Their events are kept and played again.
#ifndef LINJERA_ODT_RECORD_H
#define LINJERA_ODT_RECORD_H

#include "base/arena.h"
#include "xml/sax.h"

struct record;

// Everything lives in the arena. Namespaces and prefixes are not kept.
struct record *record_new(struct arena *arena);
void record_start(struct record *record, const struct xml_element *element);
void record_end(struct record *record);
void record_text(struct record *record, const char *text, gsize length);
void record_play(const struct record *record, const struct xml_handler *handler, void *context);
// The text of the first element of that name ("dc:creator") outside annotations, or NULL.
const char *record_text_of(const struct record *record, const char *name);
// The name of the first of the record's outermost elements ("text:deletion") that is one of the
// names given (NULL-ended), or NULL.
const char *record_child(const struct record *record, const char *const *names);

#endif
