// SPDX-License-Identifier: Apache-2.0
// Files of the project's own formats held against their RELAX NG schema. The verdict is libxml2's;
// the sentences and places are our own, because libxml2's have no column and say little.
#ifndef LINJERA_XML_RELAXNG_H
#define LINJERA_XML_RELAXNG_H

#include "xml/tree.h"

struct relaxng;

// A schema in RELAX NG's XML syntax, as trang writes it: one of the program's own, so a schema that
// cannot be used is a bug.
struct relaxng *relaxng_new(const char *schema, gsize length);
typedef struct relaxng relaxng_t;
void relaxng_free(struct relaxng *schema);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(relaxng_t, relaxng_free)

// What is wrong and what to do, and where (1-based, columns in characters; column 0: unknown).
struct relaxng_fault {
    guint line, column;
    char *message;
};
void relaxng_fault_free(struct relaxng_fault *fault);

// Judges a document: `bytes`, and the `root` that tree_parse made of them. TRUE when it is valid.
// Otherwise adds at least one fault (struct relaxng_fault) to `faults`.
gboolean relaxng_validate(const struct relaxng *schema, const char *bytes, gsize length,
                          const struct node *root, GPtrArray *faults);

#endif
