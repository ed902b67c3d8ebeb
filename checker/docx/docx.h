// SPDX-License-Identifier: Apache-2.0
// WordprocessingML (ECMA-376 Part 1, 17) to builder calls, transitional and strict. Every wrapper
// is transparent at every level, so that no text is lost for standing in an element that this
// reader does not know; what is not read (charts, embedded files ...) is listed with the reason.
#ifndef LINJERA_DOCX_DOCX_H
#define LINJERA_DOCX_DOCX_H

#include "model/document.h"
#include "package/package.h"

#define DOCX_ERROR docx_error_quark()
GQuark docx_error_quark(void);
// NO_MAIN_PART: the package has none that is WordprocessingML; TEXT_LOST: it holds text and none of
// it came out, which must not pass for an empty document. The others are about the main part's XML.
enum docx_error {
    DOCX_ERROR_NO_MAIN_PART,
    DOCX_ERROR_TEXT_LOST,
    DOCX_ERROR_MALFORMED_XML,
    DOCX_ERROR_DTD,
    DOCX_ERROR_LIMIT,
};

// Who reads a document that is included in this one (altChunk): another format's matter. `read`
// gets the part's name, its content type (NULL: not said) and its bytes; NULL with an error whose
// message says why not.
struct docx_chunks {
    struct document *(*read)(void *context, const char *part, const char *type, GBytes *bytes,
                             GError **error);
    void *context;
};

// `chunks` may be NULL: included documents are `not_checked` then.
// Errors are those of DOCX_ERROR, PACKAGE_ERROR and MODEL_ERROR, and name the part they come from.
// Damage in any part but the main one is a `not_checked` entry.
struct document *docx_read(struct package *package, const struct read_options *options,
                           const struct docx_chunks *chunks, const struct limits *limits,
                           GError **error);
// The part the package calls its main document, as the archive spells it; NULL without one.
// `guessed`: no relationship says so, it has the usual name.
const char *docx_main_part(struct package *package, gboolean *guessed);

#endif
