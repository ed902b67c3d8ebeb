// SPDX-License-Identifier: Apache-2.0
// What the document's settings (ECMA-376 Part 1, 17.15) say about its text, as properties called
// "settings:NAME": whether changes are tracked, what it is protected against and its
// language; its variables are "variable:NAME".
#ifndef LINJERA_DOCX_SETTINGS_H
#define LINJERA_DOCX_SETTINGS_H

#include "model/builder.h"

#include "docx/names.h"

gboolean settings_read(struct names *names, struct builder *builder, GBytes *bytes,
                       const struct limits *limits, GError **error);

#endif
