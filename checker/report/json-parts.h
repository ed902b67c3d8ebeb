// SPDX-License-Identifier: Apache-2.0
// What reports in JSON share: members that occur in several of their objects.
#ifndef LINJERA_REPORT_JSON_PARTS_H
#define LINJERA_REPORT_JSON_PARTS_H

#include "finding/result.h"
#include "out/json.h"
#include "report/clean.h"

// "tool", and the members of "run" that every report has; the caller ends that object.
void field_run(struct json *json, const struct result *result);
// The members of an agreement, without the braces around them.
void field_agreement(struct json *json, const struct agreement_card *card);
// A text that comes from a document, masked; NULL is null.
void field_document_text(struct json *json, const struct result *result, const char *key,
                         const char *text);
// A text in both languages, an object; null where there is none.
void field_languages(struct json *json, const char *key, const char *const *texts);
void field_texts(struct json *json, const char *key, const GPtrArray *texts);
// Paths and headings: strings that come from documents.
void field_document_texts(struct json *json, const struct result *result, const char *key,
                          const GPtrArray *texts);
// A place as an object; its key is written before.
void field_place(struct json *json, const struct result *result, const struct place *place);
void field_basis(struct json *json, const struct result *result, const GPtrArray *clauses);
void field_excerpt(struct json *json, const struct excerpt *excerpt);
void field_messages(struct json *json, const struct result *result, const char *const *messages);
// An object for `count` findings that are not shown.
void field_hidden(struct json *json, const struct finding *finding, guint count);
// An element of `documents`.
void field_document(struct json *json, const struct result *result,
                    const struct document_result *document);

#endif
