// SPDX-License-Identifier: Apache-2.0
// What the files of the decoder share: members of an object read as what they must be. The first
// fault is kept with its place, and what is read after it is empty, so that the files that say what
// a result looks like need no error paths. Nothing outside the decoder includes this.
#ifndef LINJERA_REPORT_DECODING_H
#define LINJERA_REPORT_DECODING_H

#include "finding/result.h"
#include "out/json-read.h"

struct decoder {
    struct result *result;
    struct arena *arena; // where what is read goes: the result's, or a document's
    GString *place;      // "documents[3].findings[0]"
    GError *error;       // the first fault, or NULL
    gboolean known;      // the schema was met
    guint hidden;        // findings that are only counted
};

// Keeps a fault of the member `key` (NULL: of the item itself).
void decode_complain(struct decoder *decoder, const char *key, const char *what);
// Texts are copied. `needed`: "" after a complaint; otherwise NULL where the member is null or
// missing.
const char *decode_text(struct decoder *decoder, const struct json_value *object, const char *key);
const char *decode_needed(struct decoder *decoder, const struct json_value *object,
                          const char *key);
// A count; 0 where the member is null or missing.
guint decode_count(struct decoder *decoder, const struct json_value *object, const char *key);
// FALSE where the member is missing.
gboolean decode_boolean(struct decoder *decoder, const struct json_value *object, const char *key);
enum severity decode_severity(struct decoder *decoder, const struct json_value *object);
enum action decode_action(struct decoder *decoder, const struct json_value *object);
// {"sv", "en"}; NULL in both where the member is null or missing.
void decode_languages(struct decoder *decoder, const struct json_value *object, const char *key,
                      const char **texts);
// A list of texts, never NULL.
GPtrArray *decode_texts(struct decoder *decoder, const struct json_value *object, const char *key);
// A list of objects, each read into a new struct of `size` bytes; empty where the member is
// missing.
GPtrArray *
decode_list(struct decoder *decoder, const struct json_value *object, const char *key, gsize size,
            void (*read)(struct decoder *decoder, const struct json_value *value, void *item));
// The member as an object, its place pushed; NULL where it is null or missing (nothing is pushed).
const struct json_value *decode_enter(struct decoder *decoder, const struct json_value *object,
                                      const char *key, gsize *kept);
void decode_leave(struct decoder *decoder, gsize kept);

// The parts (decode-document.c): an element of `documents`, of `library.findings`, and what both
// hold. Documents are added to the result.
void decode_document(struct decoder *decoder, const struct json_value *value);
void decode_library(struct decoder *decoder, const struct json_value *value);

#endif
