// SPDX-License-Identifier: Apache-2.0
// Why a document was not checked, in the report's language. Modules below say it in English, with a
// code; Swedish readers get the code's own sentence, with the particulars behind it.
#ifndef LINJERA_REPORT_CAUSE_H
#define LINJERA_REPORT_CAUSE_H

#include "finding/result.h"

// Clean (clean.h) and newly allocated; NULL when the document gives no reason.
char *cause_text(const struct result *result, const struct document_result *document);

#endif
