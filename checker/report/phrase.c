// SPDX-License-Identifier: Apache-2.0
#include "report/phrase.h"

#include "report/clean.h"

#include <string.h>

static void join(GString *out, const char *between, const char *text)
{
    if (out->len)
        g_string_append(out, between);
    g_string_append(out, text);
}

static char *finish(GString *out)
{
    gboolean empty = out->len == 0;
    char *text = g_string_free(out, empty);
    return empty ? NULL : text;
}

char *phrase_headings(const struct result *result, const struct place *place)
{
    GString *out = g_string_new(NULL);
    for (guint i = 0; place->headings && i < place->headings->len; i++) {
        g_autofree char *heading = clean_text(result, place->headings->pdata[i]);
        join(out, " › ", heading);
    }
    return finish(out);
}

char *phrase_spot(const struct result *result, const struct place *place)
{
    const struct words *words = words_in(result->language);
    GString *out = g_string_new(NULL);
    const char *part = words_part(words, place->part);
    if (part)
        join(out, " · ", part);
    if (place->label) {
        g_autofree char *label = clean_text(result, place->label);
        join(out, " · ", label);
    }
    if (place->table) {
        g_autofree char *table = g_strdup_printf("%u", place->table);
        g_autofree char *row = g_strdup_printf("%u", place->row);
        g_autofree char *column = g_strdup_printf("%u", place->column);
        g_autofree char *cell = words_fill(words->place_table, table, row, column, NULL);
        join(out, " · ", cell);
    }
    if (place->page) {
        g_autofree char *page = words_count(words->place_page, words->place_page, place->page);
        join(out, " · ", page);
    }
    return finish(out);
}

const struct agreement_card *phrase_agreement(const struct result *result, const char *id)
{
    for (guint i = 0; i < result->agreements->len; i++) {
        const struct agreement_card *card = result->agreements->pdata[i];
        if (g_strcmp0(card->id, id) == 0)
            return card;
    }
    return NULL;
}

// The document is held against itself: neither of two values is right by an agreement.
static gboolean is_conflict(const struct evidence *evidence)
{
    return evidence->kind == EVIDENCE_VALUE_DIFFERS && !evidence->agreement;
}

const char *phrase_expected_label(const struct words *words, const struct evidence *evidence)
{
    return is_conflict(evidence) ? words->evidence_elsewhere : words->evidence_expected;
}

const char *phrase_expected(const struct evidence *evidence)
{
    return is_conflict(evidence) ? evidence->text : evidence->expected;
}

char *phrase_basis(const struct result *result, const struct basis *basis)
{
    const struct words *words = words_in(result->language);
    const struct agreement_card *card = phrase_agreement(result, basis->agreement);
    g_autofree char *name =
        clean_text(result, card && card->title ? card->title : basis->agreement);
    GString *out = g_string_new(name);
    if (basis->section) {
        g_autofree char *section = clean_text(result, basis->section);
        g_autofree char *words_section = words_fill(words->section, section, NULL);
        join(out, ", ", words_section);
    }
    if (basis->heading) {
        g_autofree char *heading = clean_text(result, basis->heading);
        join(out, " ", heading);
    }
    return g_string_free(out, FALSE);
}

char *phrase_counts(const struct result *result, const struct document_result *document)
{
    const struct words *words = words_in(result->language);
    GString *out = g_string_new(NULL);
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--) {
        guint count = document_result_count(document, (enum severity)severity);
        if (!count)
            continue;
        g_autofree char *text = words_severity(words, (enum severity)severity, count);
        join(out, ", ", text);
    }
    if (!out->len)
        g_string_append(out, words->no_findings);
    return g_string_free(out, FALSE);
}

char *phrase_library_counts(const struct result *result, const struct summary *summary)
{
    GString *out = g_string_new(NULL);
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_INFO; severity--) {
        if (!summary->library[severity])
            continue;
        g_autofree char *text = words_severity(words_in(result->language), (enum severity)severity,
                                               summary->library[severity]);
        join(out, ", ", text);
    }
    return finish(out);
}

char *phrase_effective(const struct result *result, const struct rule_card *rule)
{
    const struct words *words = words_in(result->language);
    GString *out = g_string_new(NULL);
    if (rule->effective_from) {
        g_autofree char *from = words_fill(words->from, rule->effective_from, NULL);
        join(out, " ", from);
    }
    if (rule->effective_to) {
        g_autofree char *until = words_fill(words->until, rule->effective_to, NULL);
        join(out, " ", until);
    }
    if (!out->len)
        g_string_append(out, words->always);
    return g_string_free(out, FALSE);
}

// Whether a sentence ends at the full stop `p`: a longer word before it (not "kap." or "bl.a.") and
// a capital after it.
static gboolean ends_sentence(const char *text, const char *p)
{
    if (!strchr(".!?", *p) || p[1] != ' ' || !g_unichar_isupper(g_utf8_get_char(p + 2)))
        return FALSE;
    const char *word = p;
    guint letters = 0;
    while (word > text) {
        const char *before = g_utf8_prev_char(word);
        if (!g_unichar_isalnum(g_utf8_get_char(before)))
            break;
        word = before;
        letters++;
    }
    return letters > 4;
}

char *phrase_shorten(const char *text, glong limit)
{
    if (g_utf8_strlen(text, -1) <= limit)
        return g_strdup(text);
    const char *cut = g_utf8_offset_to_pointer(text, limit);
    const char *sentence = NULL, *word = NULL;
    for (const char *p = text; p < cut; p = g_utf8_next_char(p)) {
        if (*p == ' ')
            word = p;
        else if (*p == '\n')
            sentence = p;
        else if (*p && ends_sentence(text, p))
            sentence = p + 1;
    }
    const char *end = word ? word : cut;
    // A first sentence that is a mere fragment of what fits says too little.
    if (sentence && (sentence - text) * 3 > cut - text)
        end = sentence;
    g_autofree char *start = g_strndup(text, (gsize)(end - text));
    g_strchomp(start);
    return g_strconcat(start, " …", NULL);
}

gboolean phrase_is_shown(const struct result *result, const struct finding *finding)
{
    return finding->severity >= result->min_severity;
}

gboolean phrase_is_library_shown(const struct result *result, const struct library_finding *finding)
{
    return finding->severity >= result->min_severity;
}

guint phrase_count_library(const struct result *result)
{
    guint count = 0;
    for (guint i = 0; i < result->library->len; i++)
        count += phrase_is_library_shown(result, result->library->pdata[i]);
    return count;
}

guint phrase_hidden(const struct result *result, const struct document_result *document)
{
    guint count = 0;
    for (guint i = 0; i < document->findings->len; i++)
        count += !phrase_is_shown(result, document->findings->pdata[i]);
    return count;
}

gboolean phrase_is_unread(const struct document_result *document)
{
    return document->outcome == OUTCOME_FAILED || document->outcome == OUTCOME_PARTIAL ||
           document->not_checked->len > 0;
}

guint phrase_count_unread(const struct result *result)
{
    guint count = 0;
    for (guint i = 0; i < result->documents->len; i++)
        count += phrase_is_unread(result->documents->pdata[i]);
    return count;
}

char *phrase_note(const struct result *result, const struct reading_note *note)
{
    g_autofree char *ordinal = g_strdup_printf("%u", note->block);
    g_autofree char *place = note->block
                                 ? words_fill(words_in(result->language)->note_block, ordinal, NULL)
                                 : clean_text(result, note->package ? note->package : "");
    g_autofree char *message = clean_text(result, note->message[result->language]);
    return g_strdup_printf("%s: %s", place, message);
}
