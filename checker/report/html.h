// SPDX-License-Identifier: Apache-2.0
// What the parts of the HTML report share: the writer, the anchors, the counts by rule. Nothing
// outside the report's own files includes this.
#ifndef LINJERA_REPORT_HTML_H
#define LINJERA_REPORT_HTML_H

#include "report/clean.h"
#include "report/words.h"
#include "xml/writer.h"

struct html {
    const struct result *result;
    const struct words *words;
    struct writer *writer;
    GHashTable *ids;      // every id of the page
    GPtrArray *documents; // char *: the anchor of each document, in the result's order
    GHashTable *rules;    // rule id -> char *: the anchor of its row
    GHashTable *in_force; // rule id -> number of findings in force
    GHashTable *upcoming; // rule id -> number of findings not in force yet
};

// The page's pieces, in their order on it.
void html_documents(struct html *html); // a section per document, with its findings
void html_library(struct html *html);   // what the documents say together
void html_upcoming(struct html *html);
void html_coverage(struct html *html); // clauses, with rules and documents
void html_rules(struct html *html);    // rules not evaluated; the table of rules

// <head> with the style and the policy of every page.
void html_head(struct html *html, const char *title);
// The page from its first byte to the link that skips what stands before the contents.
void html_begin_page(struct html *html, const char *title);
// An entry of the page's own list of contents; left out where it is not (`is`) on the page.
struct html_entry {
    gboolean is;
    const char *id, *heading;
};
void html_contents(struct html *html, const struct html_entry *entries, gsize count);
// An id from `stem`, letters, digits, '-' and '.' only, unique on the page; newly allocated.
char *html_id(struct html *html, const char *stem);
guint html_count(GHashTable *counts, const char *rule);

// Elements. `class` may be NULL everywhere.
void html_start(struct html *html, const char *element, const char *class);
void html_end(struct html *html);
// A text, cleaned (clean.h): every text of the page goes this way, so that none can be forgotten.
void html_write(struct html *html, const char *text);
// The whole element; NULL texts write nothing at all.
void html_text(struct html *html, const char *element, const char *class, const char *text);
// The same for a text of a document: in an English report it is marked as Swedish.
void html_document_text(struct html *html, const char *element, const char *class,
                        const char *text);
void html_link(struct html *html, const char *class, const char *anchor, const char *text);
// <section id> with its <h2>; html_end closes it.
void html_section(struct html *html, const char *class, const char *id, const char *heading);
// A row of column headings, classes after "th.".
void html_columns(struct html *html, const char *const *headings);
// The word for a grade, in its colour.
void html_grade(struct html *html, enum grade grade);
void html_severity(struct html *html, enum severity severity);
// The id of a rule, linked to its row when it has one.
void html_rule_link(struct html *html, const char *rule);
// A cell; `label` repeats the column's heading where a narrow page stacks the cells.
void html_cell(struct html *html, const char *class, const char *label, const char *text);
void html_start_cell(struct html *html, const char *class, const char *label);
// The lines of a text with line breaks between.
void html_lines(struct html *html, const char *text);
// One side of two compared texts (struct stretch): what only it has is marked as deleted or, on the
// new side, inserted.
void html_stretches(struct html *html, const GPtrArray *stretches, gboolean new_side);
// A list of what of a document was not read.
void html_unread(struct html *html, const struct document_result *document);
// The pieces of a finding, of a document or of the library. How much it weighs, and what to do:
void html_standing(struct html *html, enum severity severity, enum action action, gboolean upcoming,
                   const struct rule_card *rule);
// The words with those around them; nothing for an absence without any.
void html_excerpt(struct html *html, const struct excerpt *excerpt);
// Why, and what to do: the clauses and the rule's advice. Open at the rule's first finding in the
// document, so that paper has it once and a long list stays short. Advice alone needs no fold.
void html_ground(struct html *html, const GPtrArray *clauses, const struct rule_card *rule,
                 gboolean open);
// Who decides about what the rule is for; nothing where it does not say.
void html_decided(struct html *html, const struct rule_card *rule);
// A label with its value, of a <dl>; nothing for an empty value.
void html_fact(struct html *html, const char *label, const char *text);
// Reasons (reasons.h) with their rules.
void html_reasons(struct html *html, const GPtrArray *reasons);

#endif
