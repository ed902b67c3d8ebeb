// SPDX-License-Identifier: Apache-2.0
// JSON read as a stream of items (yajl): each member of the outermost object, and each element of
// one that is a list, is handed over as a tree of its own and forgotten after it. A result of ten
// thousand documents is never a tree in memory, and no input is nested or large enough to do harm.
#ifndef LINJERA_OUT_JSON_READ_H
#define LINJERA_OUT_JSON_READ_H

#include <glib.h>

enum json_kind {
    JSON_NULL,
    JSON_BOOLEAN,
    JSON_NUMBER,   // a whole number
    JSON_FRACTION, // any other; its value is not kept
    JSON_STRING,
    JSON_ARRAY,
    JSON_OBJECT
};

struct json_value {
    enum json_kind kind;
    const char *key;          // of a member of an object; else NULL
    const char *text;         // of a string: valid UTF-8
    gint64 number;            // of a number; of a boolean 0 or 1
    struct json_value *first; // of an array or object: its elements or members, in their order
    struct json_value *next;  // the one after this in the same array or object
};

// Gets one item: `member` of the outermost object, and `index` where the member is a list (one call
// for each element; none for an empty list), else -1. The value dies after the call. FALSE with an
// error ends the reading.
typedef gboolean (*json_item)(const char *member, int index, const struct json_value *value,
                              gpointer data, GError **error);

#define JSON_ERROR json_error_quark()
GQuark json_error_quark(void);
enum json_error {
    JSON_ERROR_SYNTAX, // not JSON, or not whole: the sentence names line and column
    JSON_ERROR_SHAPE,  // JSON, but not an object; or what `item` says
    JSON_ERROR_LIMIT   // nested too deep, or an item of too many values
};

// Reads a whole text. FALSE with a sentence, without the file's name.
gboolean json_read(const char *bytes, gsize length, json_item item, gpointer data, GError **error);
// The member of an object; NULL if there is none, or `object` is none.
const struct json_value *json_member(const struct json_value *object, const char *key);

#endif
