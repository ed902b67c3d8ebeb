// SPDX-License-Identifier: Apache-2.0
#include "authoring/import.h"

#include "authoring/authoring.h"
#include "authoring/draft.h"
#include "authoring/explain.h"
#include "lang/inflect.h"
#include "text/text.h"

#include <string.h>

// How a row is tried as a rule, from the one that finds most.
enum attempt { ATTEMPT_INFLECTED, ATTEMPT_DEFINITE, ATTEMPT_PLAIN, ATTEMPTS };

struct draft {
    const struct term_row *row;
    guint number; // of the rule's id, from 1
    // INFLECTED: in all forms, the proposal shown for the base form; DEFINITE: for the definite
    // form
    // ("landsting" may be singular or plural, and nothing is proposed); PLAIN: as it stands;
    // ATTEMPTS: given up.
    enum attempt attempt;
    gboolean spared;   // the old term stands in the new one: not where it does
    guint first, last; // its lines in the file written last
    char *fault;       // what was wrong with the last try
};

struct importing {
    const struct import_request *request;
    GArray *drafts; // struct draft
    char *prefix;   // of rule ids
};

char *import_pack_id(const char *file)
{
    g_autofree char *base = g_path_get_basename(file);
    char *dot = strrchr(base, '.');
    if (dot && dot != base)
        *dot = '\0';
    g_autofree char *composed = g_utf8_normalize(base, -1, G_NORMALIZE_NFD);
    GString *id = g_string_new(NULL);
    for (const char *at = composed ? composed : ""; *at; at++) {
        if (g_ascii_isalnum(*at))
            g_string_append_c(id, g_ascii_tolower(*at));
        else if ((*at & 0x80) == 0 && id->len && id->str[id->len - 1] != '-')
            g_string_append_c(id, '-');
    }
    while (id->len && id->str[id->len - 1] == '-')
        g_string_truncate(id, id->len - 1);
    if (!id->len || !g_ascii_isalpha(id->str[0]))
        g_string_prepend(id, id->len ? "import-" : "import");
    return g_string_free(id, FALSE);
}

static void complain_row(const struct importing *own, GPtrArray *complaints, guint row,
                         const char *message)
{
    struct complaint *complaint = g_new0(struct complaint, 1);
    complaint->file = g_strdup(own->request->file);
    complaint->line = row;
    complaint->message = g_strdup(message);
    g_ptr_array_add(complaints, complaint);
}

// "3.2" of "avsnitt 3.2" or "Avtalet, 3.2 b)"; NULL when the text has no number.
static char *section_number(const char *text)
{
    const char *start = text + strcspn(text, "0123456789");
    gsize length = strspn(start, "0123456789.");
    while (length && start[length - 1] == '.')
        length--;
    return length ? g_strndup(start, length) : NULL;
}

static gboolean inflects(const struct draft *draft)
{
    return draft->attempt != ATTEMPT_PLAIN;
}

static gboolean is_known(const char *term)
{
    g_autoptr(arena_t) arena = arena_new();
    return inflect(arena, term, NULL, NULL) != NULL;
}

static void write_check(struct writer *writer, const struct draft *draft)
{
    const struct term_row *row = draft->row;
    if (draft->spared) {
        draft_line(writer, 2);
        writer_start(writer, "unless");
        writer_attribute(writer, "within", "match");
        draft_term(writer, row->new_term, is_known(row->new_term));
        writer_end(writer);
    }
    draft_line(writer, 2);
    writer_start(writer, *row->new_term ? "substitution" : "existence");
    if (*row->new_term) {
        writer_start(writer, "swap");
        writer_attribute(writer, "to", row->new_term);
    }
    draft_term(writer, row->old_term, inflects(draft));
    if (*row->new_term)
        writer_end(writer);
    writer_end(writer);
}

static void write_message(struct writer *writer, const char *language, const char *before,
                          const char *between, const char *after)
{
    draft_line(writer, 2);
    writer_start(writer, "message");
    if (language)
        writer_attribute(writer, "xml:lang", language);
    writer_text(writer, before);
    writer_element(writer, "match", "");
    writer_text(writer, between);
    if (after) {
        writer_element(writer, "suggestion", "");
        writer_text(writer, after);
    }
    writer_end(writer);
}

// A sentence that fits any term, and one with its definite form.
static void write_examples(struct writer *writer, const struct draft *draft)
{
    const struct term_row *row = draft->row;
    g_autofree char *fixed =
        *row->new_term ? g_strdup_printf("I texten står %s.", row->new_term) : NULL;
    gboolean fix_definite = draft->attempt == ATTEMPT_DEFINITE;
    draft_example(writer, "I texten står ", row->old_term, ".", fix_definite ? NULL : fixed);
    g_autoptr(arena_t) arena = arena_new();
    const struct inflection *forms =
        inflects(draft) ? inflect(arena, row->old_term, NULL, NULL) : NULL;
    const char *definite = forms ? inflection_form(forms, FORM_DEFINITE) : NULL;
    const struct inflection *replacing =
        fix_definite && *row->new_term ? inflect(arena, row->new_term, NULL, NULL) : NULL;
    g_autofree char *replaced =
        replacing
            ? g_strdup_printf("Det gäller %s också.", inflection_form(replacing, FORM_DEFINITE))
            : NULL;
    if (definite && strcmp(definite, row->old_term) != 0)
        draft_example(writer, "Det gäller ", definite, " också.", replaced);
    if (fixed)
        draft_example(writer, fixed, NULL, "", NULL);
    else
        draft_example(writer, "I texten står något annat.", NULL, "", NULL);
}

static void write_rule(const struct importing *own, struct writer *writer,
                       const struct draft *draft)
{
    const struct term_row *row = draft->row;
    g_autofree char *id = g_strdup_printf("%s-%03u", own->prefix, draft->number);
    g_autofree char *title = *row->new_term
                                 ? g_strdup_printf("%s heter %s", row->old_term, row->new_term)
                                 : g_strdup_printf("%s används inte", row->old_term);
    g_autofree char *section = section_number(row->section);
    writer_text(writer, "\n");
    draft_line(writer, 1);
    writer_start(writer, "rule");
    writer_attribute(writer, "id", id);
    writer_attribute(writer, "title", title);
    writer_attribute(writer, "action", "stop");
    writer_attribute(writer, "tags", "term");
    write_check(writer, draft);
    gboolean proposes = *row->new_term != '\0';
    write_message(writer, NULL, "”", proposes ? "”: skriv ”" : "” används inte längre.",
                  proposes ? "”." : NULL);
    write_message(writer, "en", "“", proposes ? "”: write “" : "” is no longer used.",
                  proposes ? "”." : NULL);
    if (*row->why) {
        draft_line(writer, 2);
        writer_element(writer, "advice", row->why);
    }
    if (section)
        draft_basis(writer, own->request->agreement, section);
    write_examples(writer, draft);
    draft_line(writer, 1);
    writer_end(writer);
}

static gboolean has_sections(const struct importing *own)
{
    for (guint i = 0; i < own->drafts->len; i++) {
        const struct draft *draft = &g_array_index(own->drafts, struct draft, i);
        g_autofree char *section = section_number(draft->row->section);
        if (section && draft->attempt < ATTEMPTS)
            return TRUE;
    }
    return FALSE;
}

static void write_head(const struct importing *own, struct writer *writer, gboolean agreement)
{
    g_autofree char *base = g_path_get_basename(own->request->file);
    g_autofree char *shown = g_filename_display_name(base);
    g_autofree char *title = g_strdup_printf("Termer ur %s", shown);
    draft_start(writer, own->request->pack, title);
    if (agreement)
        draft_agreement(writer, own->request->agreement, "current", own->request->agreement);
}

// Notes which lines each draft has in the file. Terms are escaped, so only rules begin so.
static void place_drafts(struct importing *own, const char *text)
{
    guint at = 1, next = 0;
    struct draft *open = NULL;
    for (const char *start = text; start; at++) {
        if (g_str_has_prefix(start, "  <rule ")) {
            while (g_array_index(own->drafts, struct draft, next).attempt == ATTEMPTS)
                next++;
            open = &g_array_index(own->drafts, struct draft, next++);
            open->first = at;
        }
        if (open)
            open->last = at;
        start = strchr(start, '\n');
        start = start ? start + 1 : NULL;
    }
}

// The file of the drafts that are not given up; notes which lines each has.
static GString *write_file(struct importing *own)
{
    g_autoptr(writer_t) writer = writer_new();
    write_head(own, writer, has_sections(own));
    for (guint i = 0; i < own->drafts->len; i++) {
        const struct draft *draft = &g_array_index(own->drafts, struct draft, i);
        if (draft->attempt < ATTEMPTS)
            write_rule(own, writer, draft);
    }
    draft_line(writer, 0);
    GString *text = writer_finish(writer);
    place_drafts(own, text->str);
    return text;
}

static void try_next(struct draft *draft, const char *fault)
{
    g_free(draft->fault);
    draft->fault = g_strdup(fault);
    draft->attempt++;
}

// Gives up the tries that complaints are about; FALSE when there are none.
static gboolean learn(struct importing *own, const GPtrArray *complaints)
{
    gboolean any = FALSE;
    for (guint i = 0; i < own->drafts->len; i++) {
        struct draft *draft = &g_array_index(own->drafts, struct draft, i);
        for (guint n = 0; n < complaints->len && draft->attempt < ATTEMPTS; n++) {
            const struct complaint *complaint = complaints->pdata[n];
            if (complaint->warning || complaint->line < draft->first ||
                complaint->line > draft->last)
                continue;
            try_next(draft, complaint->message);
            any = TRUE;
            break;
        }
    }
    return any;
}

static gboolean is_empty(const struct importing *own)
{
    for (guint i = 0; i < own->drafts->len; i++) {
        if (g_array_index(own->drafts, struct draft, i).attempt < ATTEMPTS)
            return FALSE;
    }
    return TRUE;
}

// The file in which every draft is the best try that holds.
static GString *find_file(struct importing *own, GError **error)
{
    for (;;) {
        if (is_empty(own)) {
            g_set_error(
                error, AUTHORING_ERROR, AUTHORING_ERROR_INPUT,
                "%s: no row makes a rule; a row needs an old term, and should have a new one",
                own->request->file);
            return NULL;
        }
        GString *text = write_file(own);
        g_autoptr(GPtrArray) faults =
            g_ptr_array_new_with_free_func((GDestroyNotify)complaint_free);
        if (draft_holds(own->request->pack, text, own->request->limits, faults))
            return text;
        g_string_free(text, TRUE);
        if (learn(own, faults))
            continue;
        const struct complaint *first = faults->len ? faults->pdata[0] : NULL;
        g_set_error(error, AUTHORING_ERROR, AUTHORING_ERROR_INPUT, "%s: no rule file: %s",
                    own->request->file, first ? first->message : "it does not load");
        return NULL;
    }
}

// What keeps a row from being a rule before any is tried; newly allocated, or NULL.
static char *row_fault(const struct term_row *row, GHashTable *seen, GHashTable *old_terms)
{
    g_autofree char *old_term = text_fold_case(row->old_term);
    g_autofree char *new_term = text_fold_case(row->new_term);
    const struct term_row *twin = g_hash_table_lookup(seen, old_term);
    const struct term_row *older = g_hash_table_lookup(old_terms, new_term);
    if (!*old_term)
        return g_strdup("the old term is missing: write what must no longer be written");
    if (strcmp(old_term, new_term) == 0)
        return g_strdup_printf("the old and the new term are the same: \"%s\"", row->old_term);
    if (twin)
        return g_strdup_printf("\"%s\" stands in row %u already: keep one of them", row->old_term,
                               twin->row);
    if (*new_term && older)
        return g_strdup_printf("the new term \"%s\" is an old one in row %u: write the newest",
                               row->new_term, older->row);
    return NULL;
}

// A cell may list several old terms: each is a rule of its own.
static GArray *split_rows(const struct term_rows *rows)
{
    GArray *split = g_array_new(FALSE, FALSE, sizeof(struct term_row));
    for (guint i = 0; i < rows->rows->len; i++) {
        const struct term_row *row = &g_array_index(rows->rows, struct term_row, i);
        g_auto(GStrv) terms = g_strsplit_set(row->old_term, ";,", -1);
        gboolean any = FALSE;
        for (guint n = 0; terms[n]; n++) {
            struct term_row one = *row;
            g_strstrip(terms[n]);
            one.old_term = arena_strdup(rows->arena, terms[n]);
            if (*one.old_term)
                g_array_append_val(split, one);
            any = any || *one.old_term;
        }
        gboolean blank = !*row->new_term && !*row->section && !*row->why;
        if (!any && !blank)
            g_array_append_vals(split, row, 1);
    }
    return split;
}

static void draft_rows(struct importing *own, const GArray *split, GPtrArray *complaints)
{
    g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GHashTable) all = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < split->len; i++) {
        const struct term_row *row = &g_array_index(split, struct term_row, i);
        g_autofree char *old_term = text_fold_case(row->old_term);
        if (*old_term && !g_hash_table_contains(all, old_term))
            g_hash_table_insert(all, text_fold_case(row->old_term), (gpointer)(gsize)row);
    }
    for (guint i = 0; i < split->len; i++) {
        const struct term_row *row = &g_array_index(split, struct term_row, i);
        g_autofree char *fault = row_fault(row, seen, all);
        if (fault) {
            complain_row(own, complaints, row->row, fault);
            continue;
        }
        g_autofree char *new_term = text_fold_case(row->new_term);
        char *old_term = text_fold_case(row->old_term);
        g_hash_table_insert(seen, old_term, (gpointer)(gsize)row);
        struct draft draft = {.row = row,
                              .number = own->drafts->len + 1,
                              .attempt =
                                  is_known(row->old_term) ? ATTEMPT_INFLECTED : ATTEMPT_PLAIN,
                              .spared = strstr(new_term, old_term) != NULL};
        g_array_append_val(own->drafts, draft);
    }
}

static void complain_about_drafts(const struct importing *own, GPtrArray *complaints)
{
    for (guint i = 0; i < own->drafts->len; i++) {
        const struct draft *draft = &g_array_index(own->drafts, struct draft, i);
        if (draft->attempt < ATTEMPTS)
            continue;
        g_autofree char *message = g_strdup_printf("no rule can be made of \"%s\": %s",
                                                   draft->row->old_term, draft->fault);
        complain_row(own, complaints, draft->row->row, message);
    }
}

static void clear_draft(void *item)
{
    g_free(((struct draft *)item)->fault);
}

GString *authoring_import(const struct term_rows *rows, const struct import_request *request,
                          GPtrArray *complaints, GError **error)
{
    g_autofree char *prefix = g_ascii_strup(request->pack, -1);
    g_autoptr(GArray) split = split_rows(rows);
    g_autoptr(GArray) drafts = g_array_new(FALSE, FALSE, sizeof(struct draft));
    g_array_set_clear_func(drafts, clear_draft);
    struct importing own = {.request = request, .drafts = drafts, .prefix = prefix};
    draft_rows(&own, split, complaints);
    GString *text = find_file(&own, error);
    complain_about_drafts(&own, complaints);
    return text;
}
