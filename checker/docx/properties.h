// SPDX-License-Identifier: Apache-2.0
// What the document says of itself: core properties (ECMA-376 Part 2), those of the program
// that saved it (Part 1, 22.2) and custom ones (22.3).
#ifndef LINJERA_DOCX_PROPERTIES_H
#define LINJERA_DOCX_PROPERTIES_H

#include "model/builder.h"

gboolean properties_read_core(struct builder *builder, GBytes *bytes, const struct limits *limits,
                              GError **error);
// Names get the prefix "app:".
gboolean properties_read_application(struct builder *builder, GBytes *bytes,
                                     const struct limits *limits, GError **error);
// Names get the prefix "custom:".
gboolean properties_read_custom(struct builder *builder, GBytes *bytes, const struct limits *limits,
                                GError **error);

#endif
