// SPDX-License-Identifier: Apache-2.0
// What a RELAX NG schema says of each element, in a form that can name what is wrong: patterns with
// derivatives, as in James Clark's algorithm, over element and attribute names. For relaxng.c.
#ifndef LINJERA_XML_GRAMMAR_H
#define LINJERA_XML_GRAMMAR_H

#include "xml/tree.h"

struct grammar;
struct element_rule;

// One way an attribute's value may be.
struct value_rule {
    const char *literal;      // exactly this; else:
    const char *type;         // a datatype ("date"), "text" for anything
    const char *pattern;      // a regular expression it must match, or NULL
    const char *least, *most; // bounds of a number, or NULL
};

struct attribute_rule {
    const char *name;
    const char *uri;   // "" or the namespace of xml:lang
    GPtrArray *values; // struct value_rule
    gboolean list;     // several values with spaces between
    gboolean required; // in every case
};

enum particle_kind {
    PARTICLE_EMPTY,
    PARTICLE_NONE, // matches nothing
    PARTICLE_ELEMENT,
    PARTICLE_ATTRIBUTE,
    PARTICLE_SEQUENCE,
    PARTICLE_INTERLEAVE,
    PARTICLE_CHOICE,
    PARTICLE_REPEAT, // any number of times
};

struct particle {
    enum particle_kind kind;
    const struct particle *first, *second;
    const char *name; // of the element or attribute
    const struct element_rule *element;
};

struct element_rule {
    const char *name;
    GPtrArray *attributes; // struct attribute_rule
    const struct particle *content;
    gboolean text; // text may stand in it
};

struct grammar *grammar_new(const char *schema, gsize length);
void grammar_free(struct grammar *grammar);
const struct element_rule *grammar_root(const struct grammar *grammar);
const char *grammar_namespace(const struct grammar *grammar);

// What may follow when an element (or attribute) of that name was there; in the arena.
const struct particle *particle_after(struct arena *arena, const struct particle *particle,
                                      enum particle_kind kind, const char *name);
// The particle when no attribute is left to come.
const struct particle *particle_close(struct arena *arena, const struct particle *particle);
// The particle when every attribute is taken for given, whether it was there or not.
const struct particle *particle_open(struct arena *arena, const struct particle *particle);
gboolean particle_nullable(const struct particle *particle);
// Adds the names of the elements that may come next (const char *, no name twice).
void particle_next(const struct particle *particle, GPtrArray *names);
// The rule of an element of that name anywhere in the particle, or NULL.
const struct element_rule *particle_element(const struct particle *particle, const char *name);

#endif
