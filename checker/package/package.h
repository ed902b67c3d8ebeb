// SPDX-License-Identifier: Apache-2.0
// OPC (ECMA-376 Part 2): parts by name, relationships, content types, within limits; kept in a zip
// archive or in one XML file (flat OPC). Part names are absolute ("/word/document.xml") and
// compared without case; a part is unpacked when it is asked for. The package borrows the bytes it
// was opened on.
#ifndef LINJERA_PACKAGE_PACKAGE_H
#define LINJERA_PACKAGE_PACKAGE_H

#include "base/limits.h"

#define PACKAGE_ERROR package_error_quark()
GQuark package_error_quark(void);
enum package_error {
    PACKAGE_ERROR_NOT_ZIP,
    PACKAGE_ERROR_DAMAGED,
    PACKAGE_ERROR_DUPLICATE,
    PACKAGE_ERROR_MISSING,
    PACKAGE_ERROR_COMPRESSION,
    PACKAGE_ERROR_ENCRYPTED,
    PACKAGE_ERROR_MALFORMED_XML,
    PACKAGE_ERROR_DTD,
    PACKAGE_ERROR_LIMIT,
};

struct package;

// Finds the zip in the bytes (others may stand before and after it) and reads its directory, or
// reads the XML file. Two entries of one name are refused: readers differ in which of them they
// show. NOT_ZIP: the bytes are no package of either kind.
struct package *package_open(const guint8 *bytes, gsize length, const struct limits *limits,
                             GError **error);
typedef struct package package_t;
void package_free(struct package *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(package_t, package_free)

// The part's name as the archive spells it, with a leading slash; NULL when there is none.
const char *package_find(const struct package *package, const char *part);
// The names of all parts in the archive's order, by turns; NULL after the last.
const char *package_name(const struct package *package, guint index);
// The first part, in the archive's order, whose content type contains this text; NULL without one.
const char *package_find_type(struct package *package, const char *type);
// Where the part stands in the archive's order, from 0; -1 when there is none.
gint64 package_order(const struct package *package, const char *part);
// The bytes of a part. Messages name the part.
GBytes *package_read(struct package *package, const char *part, GError **error);

struct relation {
    const char *id;
    const char *type;   // what follows "/relationships/": "styles", "metadata/core-properties"
    const char *target; // absolute part name, or the address as written when external
    gboolean external;
};

// The relationships of a part, or of the package itself ("/"), in their order: struct relation,
// owned by the array. A part without relationships has an empty array; a relationships part that
// cannot be read is an error.
GPtrArray *package_relations(struct package *package, const char *part, GError **error);
// The first relationship of a type, or the one with an id; NULL if there is none.
const struct relation *relation_of_type(const GPtrArray *relations, const char *type);
const struct relation *relation_of_id(const GPtrArray *relations, const char *id);

// What a part is, by [Content_Types].xml or the flat file; NULL when that does not say or cannot be
// read (which package_types_readable tells).
const char *package_content_type(struct package *package, const char *part);
gboolean package_types_readable(struct package *package, GError **error);

#endif
