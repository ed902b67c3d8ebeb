// SPDX-License-Identifier: Apache-2.0
// One self-contained page for people: no script, nothing fetched, readable on paper and by a screen
// reader. What could not be read comes first.
#include "report/html.h"

#include "report/formats.h"
#include "report/phrase.h"
#include "report/schedule.h"

static void write_banner(struct html *html)
{
    const struct words *words = html->words;
    const struct result *result = html->result;
    html_start(html, "header", NULL);
    html_text(html, "h1", NULL, words->report);
    html_text(html, "p", "lead", words->lead);
    html_start(html, "dl", "facts");
    html_fact(html, words->as_of, result->as_of);
    html_fact(html, words->text_read, words_revisions(words, result->revisions));
    for (guint i = 0; i < result->rulesets->len; i++) {
        const struct ruleset_card *card = result->rulesets->pdata[i];
        g_autofree char *rules = g_strdup_printf("%u", card->rules);
        g_autofree char *in_force = g_strdup_printf("%u", card->in_force);
        g_autofree char *text =
            words_fill(words->ruleset_card, card->title ? card->title : card->id, card->version,
                       rules, in_force, NULL);
        html_fact(html, words->rulesets, text);
    }
    html_end(html);
    html_end(html);
}

static gboolean has_terms(const struct result *result, gboolean ends)
{
    g_autoptr(GPtrArray) terms = schedule_of(result);
    for (guint i = 0; i < terms->len; i++)
        if (((const struct term *)terms->pdata[i])->ends == ends)
            return TRUE;
    return FALSE;
}

static void write_contents(struct html *html, const struct summary *summary)
{
    const struct words *words = html->words;
    const struct html_entry sections[] = {
        {phrase_count_unread(html->result) || summary->outcomes[OUTCOME_UNSUPPORTED], "unread",
         words->not_read},
        {TRUE, "summary", words->summary},
        {TRUE, "actions", words->actions},
        {TRUE, "documents", words->documents},
        {phrase_count_library(html->result) > 0, "library", words->library},
        {TRUE, "agreements", words->agreements},
        {has_terms(html->result, FALSE), "upcoming", words->upcoming},
        {has_terms(html->result, TRUE), "ending", words->ending},
        {TRUE, "findings", words->per_document},
        {html->result->coverage->len != 0, "coverage", words->coverage},
        {TRUE, "rules", words->rules},
    };
    html_contents(html, sections, G_N_ELEMENTS(sections));
}

static void write_unread_documents(struct html *html)
{
    const struct result *result = html->result;
    html_text(html, "p", NULL, html->words->not_read_lead);
    html_start(html, "ul", "unread");
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        if (!phrase_is_unread(document))
            continue;
        html_start(html, "li", NULL);
        html_link(html, NULL, html->documents->pdata[i], document->path);
        html_write(html, " – ");
        html_text(html, "strong", NULL, html->words->outcome[document->outcome]);
        html_unread(html, document);
        html_end(html);
    }
    html_end(html);
}

static void write_other_formats(struct html *html)
{
    const struct result *result = html->result;
    gboolean any = FALSE;
    html_start(html, "p", NULL);
    html_write(html, html->words->other_formats);
    for (guint i = 0; i < result->documents->len; i++) {
        const struct document_result *document = result->documents->pdata[i];
        if (document->outcome != OUTCOME_UNSUPPORTED)
            continue;
        html_write(html, any ? ", " : " ");
        html_link(html, NULL, html->documents->pdata[i], document->path);
        any = TRUE;
    }
    html_end(html);
}

static void write_unread(struct html *html, const struct summary *summary)
{
    guint unread = phrase_count_unread(html->result);
    guint unsupported = summary->outcomes[OUTCOME_UNSUPPORTED];
    if (!unread && !unsupported)
        return;
    html_section(html, unread ? "alert" : "alert calm", "unread", html->words->not_read);
    if (unread)
        write_unread_documents(html);
    if (unsupported)
        write_other_formats(html);
    html_end(html);
}

// The documents by grade, as a bar; its figures are in the label and in the table below it.
static void write_bar(struct html *html, const struct summary *summary)
{
    g_autoptr(GString) label = g_string_new(NULL);
    for (guint i = 0; i < GRADES; i++)
        g_string_append_printf(label, "%s%s %u", i ? ", " : "", html->words->grade[i],
                               summary->grades[i]);
    html_start(html, "div", "bar");
    writer_attribute(html->writer, "role", "img");
    writer_attribute(html->writer, "aria-label", label->str);
    for (guint i = 0; i < GRADES; i++) {
        if (!summary->grades[i])
            continue;
        g_autofree char *grow = g_strdup_printf("flex-grow: %u", summary->grades[i]);
        g_autofree char *text = g_strdup_printf("%s %u", html->words->grade[i], summary->grades[i]);
        html_start(html, "span", grade_name((enum grade)i));
        writer_attribute(html->writer, "style", grow);
        html_write(html, text);
        html_end(html);
    }
    html_end(html);
}

// Grades with their counts and the rule that sets them.
static void write_grades(struct html *html, const struct summary *summary)
{
    const struct words *words = html->words;
    const char *rules[GRADES] = {words->rule_red, words->rule_yellow, words->rule_green,
                                 words->rule_grey};
    const char *headings[] = {words->head_grade, words->documents, words->grade_rule, NULL};
    html_start(html, "table", "grades");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < GRADES; i++) {
        g_autofree char *count = g_strdup_printf("%u", summary->grades[i]);
        html_start(html, "tr", NULL);
        html_start(html, "th", NULL);
        writer_attribute(html->writer, "scope", "row");
        html_grade(html, (enum grade)i);
        html_end(html);
        html_cell(html, "number", words->documents, count);
        html_cell(html, NULL, words->grade_rule, rules[i]);
        html_end(html);
    }
    html_end(html);
    html_end(html);
    html_text(html, "p", "note", words->rule_rest);
}

static void write_figure(struct html *html, const char *class, guint count, const char *word)
{
    g_autofree char *figure = g_strdup_printf("%u", count);
    html_start(html, "li", class);
    html_text(html, "span", "figure", figure);
    html_write(html, " ");
    html_text(html, "span", NULL, word);
    html_end(html);
}

static void write_summary(struct html *html, const struct summary *summary)
{
    const struct words *words = html->words;
    html_section(html, NULL, "summary", words->summary);
    html_start(html, "ul", "figures");
    g_autofree char *documents = g_utf8_strdown(words->documents, -1);
    write_figure(html, NULL, summary->documents, documents);
    for (int i = SEVERITY_ERROR; i >= SEVERITY_INFO; i--) {
        const char *word = summary->findings[i] == 1 ? words->severity[i] : words->severities[i];
        write_figure(html, severity_name((enum severity)i), summary->findings[i], word);
    }
    if (summary->upcoming)
        write_figure(html, NULL, summary->upcoming, words->upcoming_word);
    html_end(html);
    g_autofree char *library = phrase_library_counts(html->result, summary);
    if (library) {
        g_autofree char *text = g_strdup_printf("%s: %s", words->library_word, library);
        html_text(html, "p", "note", text);
    }
    if (summary->documents)
        write_bar(html, summary);
    write_grades(html, summary);
    if (!phrase_count_unread(html->result) && !summary->outcomes[OUTCOME_UNSUPPORTED])
        html_text(html, "p", "fine", summary->documents ? words->all_read : words->no_documents);
    if (html->result->ignored) {
        g_autofree char *ignored =
            words_count(words->ignored_one, words->ignored, html->result->ignored);
        html_text(html, "p", "note", ignored);
    }
    html_end(html);
}

static void write_agreements(struct html *html)
{
    const struct words *words = html->words;
    const char *headings[] = {words->agreement, words->role,           words->in_force,
                              words->repealed,  words->agreement_text, NULL};
    html_section(html, NULL, "agreements", words->agreements);
    html_start(html, "table", "stack");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < html->result->agreements->len; i++) {
        const struct agreement_card *card = html->result->agreements->pdata[i];
        html_start(html, "tr", NULL);
        html_start(html, "th", NULL);
        writer_attribute(html->writer, "scope", "row");
        html_document_text(html, "span", NULL, card->title ? card->title : card->id);
        html_end(html);
        html_cell(html, NULL, words->role, words_role(words, card->role));
        html_cell(html, "date", words->in_force, card->in_force);
        html_cell(html, "date", words->repealed, card->repealed);
        html_cell(html, NULL, words->agreement_text,
                  card->sha256 ? words->text_given : words->text_missing);
        html_end(html);
    }
    html_end(html);
    html_end(html);
    html_end(html);
}

static gint compare_counts(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct rule_card *first = *(const struct rule_card *const *)a;
    const struct rule_card *second = *(const struct rule_card *const *)b;
    GHashTable *counts = data;
    guint more = html_count(counts, first->id), less = html_count(counts, second->id);
    return more != less ? (more > less ? -1 : 1) : g_strcmp0(first->id, second->id);
}

// One of the four: how many findings ask for it, and which rules they come from.
static void write_action(struct html *html, enum action action)
{
    const struct words *words = html->words;
    g_autoptr(GPtrArray) rules = g_ptr_array_new();
    guint total = 0;
    for (guint i = 0; i < html->result->rules->len; i++) {
        struct rule_card *rule = html->result->rules->pdata[i];
        if (rule->action != action || !html_count(html->in_force, rule->id))
            continue;
        total += html_count(html->in_force, rule->id);
        g_ptr_array_add(rules, rule);
    }
    g_ptr_array_sort_with_data(rules, compare_counts, html->in_force);
    g_autofree char *count = words_count(words->one_finding, words->many_findings, total);
    html_start(html, "section", "action-card");
    html_text(html, "h3", NULL, words->action[action]);
    html_text(html, "p", "total", count);
    if (rules->len) {
        html_start(html, "ul", NULL);
        for (guint i = 0; i < rules->len; i++) {
            const struct rule_card *rule = rules->pdata[i];
            g_autofree char *times = g_strdup_printf("%u", html_count(html->in_force, rule->id));
            html_start(html, "li", NULL);
            html_text(html, "span", "times", times);
            html_write(html, " ");
            html_link(html, NULL, g_hash_table_lookup(html->rules, rule->id),
                      rule->title ? rule->title : rule->id);
            html_end(html);
        }
        html_end(html);
    }
    html_end(html);
}

static void write_actions(struct html *html)
{
    html_section(html, NULL, "actions", html->words->actions);
    html_start(html, "div", "actions");
    for (guint i = 0; i < ACTIONS; i++)
        write_action(html, (enum action)i);
    html_end(html);
    html_end(html);
}

static void write_document_row(struct html *html, const char *anchor,
                               const struct document_result *document)
{
    const struct words *words = html->words;
    html_start(html, "tr", NULL);
    html_start_cell(html, NULL, words->head_grade);
    html_grade(html, document_result_grade(document));
    html_end(html);
    html_start(html, "th", NULL);
    writer_attribute(html->writer, "scope", "row");
    html_link(html, NULL, anchor, document->title ? document->title : document->path);
    if (document->title)
        html_text(html, "span", "path", document->path);
    html_end(html);
    html_cell(html, NULL, words->kind, document->kind);
    html_cell(html, NULL, words->owner, document->owner);
    html_cell(html, NULL, words->decision_body, document->decision_body);
    gboolean read = document->outcome == OUTCOME_CHECKED || document->outcome == OUTCOME_PARTIAL;
    if (!read) {
        html_start_cell(html, NULL, words->head_outcome);
        writer_attribute(html->writer, "colspan", "3");
        html_write(html, words->outcome[document->outcome]);
        html_end(html);
    }
    for (int i = SEVERITY_ERROR; read && i >= SEVERITY_INFO; i--) {
        guint found = document_result_count(document, (enum severity)i);
        g_autofree char *count = g_strdup_printf("%u", found);
        html_cell(html, found ? "number" : "number zero", words->severities[i], count);
    }
    html_end(html);
}

static void write_documents(struct html *html)
{
    const struct words *words = html->words;
    const struct result *result = html->result;
    const char *headings[] = {words->head_grade,
                              words->document,
                              words->kind,
                              words->owner,
                              words->decision_body,
                              words->severities[SEVERITY_ERROR],
                              words->severities[SEVERITY_WARNING],
                              words->severities[SEVERITY_INFO],
                              NULL};
    html_section(html, NULL, "documents", words->documents);
    html_start(html, "table", "stack library");
    html_columns(html, headings);
    html_start(html, "tbody", NULL);
    for (guint i = 0; i < result->documents->len; i++)
        write_document_row(html, html->documents->pdata[i], result->documents->pdata[i]);
    html_end(html);
    html_end(html);
    html_end(html);
}

static void write_footer(struct html *html)
{
    const struct words *words = html->words;
    g_autofree char *made =
        words_fill(words->made_by, html->result->tool, html->result->version, NULL);
    g_autofree char *code = g_strdup_printf("%d", html->result->exit_code);
    g_autofree char *exit_code = words_fill(words->exit_is, code, NULL);
    g_autofree char *text = g_strdup_printf(
        "%s %s: %s %s", made, exit_code, words_exit(words, html->result->exit_code), words->masked);
    html_start(html, "footer", NULL);
    html_text(html, "p", NULL, text);
    html_end(html);
}

static void count_findings(struct html *html)
{
    for (guint i = 0; i < html->result->documents->len; i++) {
        const struct document_result *document = html->result->documents->pdata[i];
        for (guint n = 0; n < document->findings->len; n++) {
            const struct finding *finding = document->findings->pdata[n];
            GHashTable *counts = finding->upcoming ? html->upcoming : html->in_force;
            guint count = html_count(counts, finding->rule) + 1;
            g_hash_table_insert(counts, (gpointer)(gsize)finding->rule, GUINT_TO_POINTER(count));
        }
    }
    for (guint i = 0; i < html->result->library->len; i++) {
        const struct library_finding *finding = html->result->library->pdata[i];
        GHashTable *counts = finding->upcoming ? html->upcoming : html->in_force;
        guint count = html_count(counts, finding->rule) + 1;
        g_hash_table_insert(counts, (gpointer)(gsize)finding->rule, GUINT_TO_POINTER(count));
    }
}

// Anchors: of a document from its path, of a rule from its id, so that a link into one report holds
// in the next.
static void name_anchors(struct html *html)
{
    static const char *const fixed[] = {"content",   "unread",     "summary",  "actions",
                                        "documents", "agreements", "upcoming", "findings",
                                        "rules",     "library",    "coverage"};
    for (gsize i = 0; i < G_N_ELEMENTS(fixed); i++)
        g_free(html_id(html, fixed[i]));
    for (guint i = 0; i < html->result->documents->len; i++) {
        const struct document_result *document = html->result->documents->pdata[i];
        // As it is stored, so that a report made of a stored result has the same anchors.
        g_autofree char *path = clean_machine(html->result, document->path);
        g_autofree char *hash = g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
        g_autofree char *stem = g_strdup_printf("document-%.10s", hash);
        g_ptr_array_add(html->documents, html_id(html, stem));
    }
    for (guint i = 0; i < html->result->rules->len; i++) {
        const struct rule_card *rule = html->result->rules->pdata[i];
        g_autofree char *stem = g_strconcat("rule-", rule->id, NULL);
        g_hash_table_insert(html->rules, (gpointer)(gsize)rule->id, html_id(html, stem));
    }
}

GString *report_html(const struct result *result, const struct report_options *options,
                     GError **error)
{
    (void)error;
    (void)options;
    g_autoptr(writer_t) writer = writer_new();
    g_autoptr(GHashTable) ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GPtrArray) documents = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) rules = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    g_autoptr(GHashTable) in_force = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) upcoming = g_hash_table_new(g_str_hash, g_str_equal);
    struct html html = {
        .result = result,
        .words = words_in(result->language),
        .writer = writer,
        .ids = ids,
        .documents = documents,
        .rules = rules,
        .in_force = in_force,
        .upcoming = upcoming,
    };
    name_anchors(&html);
    count_findings(&html);

    struct summary summary = result_summary(result);
    g_autofree char *title = g_strdup_printf("%s %s", html.words->report, result->as_of);
    html_begin_page(&html, title);
    write_banner(&html);
    write_contents(&html, &summary);
    html_start(&html, "main", NULL);
    writer_attribute(writer, "id", "content");
    write_unread(&html, &summary);
    write_summary(&html, &summary);
    write_actions(&html);
    write_documents(&html);
    html_library(&html);
    write_agreements(&html);
    html_upcoming(&html);
    html_documents(&html);
    html_coverage(&html);
    html_rules(&html);
    html_end(&html);
    write_footer(&html);
    return writer_finish(writer);
}
