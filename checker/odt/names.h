// SPDX-License-Identifier: Apache-2.0
// The vocabulary of ODF, spelled as the standard spells it whatever prefixes a file uses.
#ifndef LINJERA_ODT_NAMES_H
#define LINJERA_ODT_NAMES_H

#include "xml/sax.h"

enum { NAME_ROOM = 64 };

// "text:p" for an element or attribute of ODF, written to `room`; the bare name when its namespace
// is another.
const char *odt_name(const char *uri, const char *name, char room[NAME_ROOM]);
// The value of an attribute given as "text:style-name", or NULL.
const char *odt_value(const struct xml_element *element, const char *name);
gboolean odt_is_true(const struct xml_element *element, const char *name);
// A number not below 0 and not above `max`; `otherwise` without the attribute.
guint odt_number(const struct xml_element *element, const char *name, guint otherwise, guint max);

#endif
