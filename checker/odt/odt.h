// SPDX-License-Identifier: Apache-2.0
// OpenDocument texts (OASIS ODF 1.3 part 3; the numbers in comments are its sections) to builder
// calls: the body, then foot- and endnotes, comments, headers and footers. What is decided here:
// - A cell or row that is repeated is read once; the next ones stand in the columns after it.
// - A line break is a space. Text boxes and shapes follow the block they are anchored in.
// - Tracked insertions are marked; deletions are put back where they were for the original view.
// - Pages are counted from the soft page breaks that the program left and the breaks of styles.
// - Embedded objects (formulas, charts, sheets) are listed as not checked.
#ifndef LINJERA_ODT_ODT_H
#define LINJERA_ODT_ODT_H

#include "model/document.h"
#include "package/package.h"

#define ODT_ERROR odt_error_quark()
GQuark odt_error_quark(void);
enum odt_error {
    ODT_ERROR_ENCRYPTED,
    ODT_ERROR_NO_CONTENT,
    ODT_ERROR_NOT_TEXT, // a sheet, a presentation, a drawing
    ODT_ERROR_MALFORMED_XML,
    ODT_ERROR_DTD,
    ODT_ERROR_LIMIT,
};

// Whether a package is an OpenDocument text, or says nothing against it.
gboolean odt_is_package(struct package *package);
// Whether the bytes are OpenDocument text as one XML file (.fodt).
gboolean odt_is_flat(const char *bytes, gsize length);

// Errors are those of ODT_ERROR, PACKAGE_ERROR and MODEL_ERROR, sentences that name the part.
// Damage in any part but the content is a `not_checked` entry.
struct document *odt_read(struct package *package, const struct read_options *options,
                          const struct limits *limits, GError **error);
struct document *odt_read_flat(const char *bytes, gsize length, const struct read_options *options,
                               const struct limits *limits, GError **error);

#endif
