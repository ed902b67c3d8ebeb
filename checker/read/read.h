// SPDX-License-Identifier: Apache-2.0
// Bytes to document: finds out which format they are in, has it read, and refuses with the cause
// what cannot be read. Runs in a worker process: the bytes are a stranger's.
#ifndef LINJERA_READ_READ_H
#define LINJERA_READ_READ_H

#include "base/limits.h"
#include "model/document.h"

#define READ_ERROR read_error_quark()
GQuark read_error_quark(void);
// The codes of "reason" in results; read_error_code_name() spells them ("encrypted", "legacy-doc",
// "other-format", "damaged", "duplicate-part", "no-main-part", "dtd", "malformed-xml",
// "compression", "limit", "empty").
enum read_error {
    READ_ERROR_EMPTY,
    READ_ERROR_ENCRYPTED,
    READ_ERROR_LEGACY_DOC,
    READ_ERROR_OTHER_FORMAT,
    READ_ERROR_DAMAGED,
    READ_ERROR_DUPLICATE_PART,
    READ_ERROR_NO_MAIN_PART,
    READ_ERROR_DTD,
    READ_ERROR_MALFORMED_XML,
    READ_ERROR_COMPRESSION,
    READ_ERROR_LIMIT,
};
const char *read_error_code_name(enum read_error code);

// Reads `length` borrowed bytes. NULL with an error of READ_ERROR whose message is one English
// sentence that says what is wrong and what to do, without the file's name (the caller has it).
// A readable document with unreadable pieces is returned with `not_checked` filled in.
struct document *read_document(const guint8 *bytes, gsize length,
                               const struct read_options *options, const struct limits *limits,
                               GError **error);

#endif
