// SPDX-License-Identifier: Apache-2.0
// Rules made of rows of old and new terms: a rule file that loads, passes lint, and whose examples
// hold. A row that no such rule can be made of is complained about, never guessed at.
#ifndef LINJERA_AUTHORING_IMPORT_H
#define LINJERA_AUTHORING_IMPORT_H

#include "authoring/rows.h"
#include "base/limits.h"

struct import_request {
    const char *file;      // where the rows came from: for messages and the pack's title
    const char *pack;      // the id of the pack to be; also the beginning of the rules' ids
    const char *agreement; // the id of the agreement that the rows' sections are of
    const struct limits *limits;
};

// The rule file. Rows without a rule are complained about (struct complaint; line: the row). NULL
// with an error of AUTHORING_ERROR when no row makes a rule.
GString *authoring_import(const struct term_rows *rows, const struct import_request *request,
                          GPtrArray *complaints, GError **error);
// A pack's id out of a file's name: "Termer 2026.docx" is "termer-2026".
char *import_pack_id(const char *file);

#endif
