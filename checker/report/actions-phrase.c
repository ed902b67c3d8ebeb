// SPDX-License-Identifier: Apache-2.0
#include "report/actions-phrase.h"

#include "report/clean.h"
#include "report/phrase.h"
#include "report/schedule.h"

#include <string.h>

enum {
    WORDS = 4, // that were found
    WORDS_LENGTH = 90,
    PROPOSALS = 3,
    NAMES = 4, // of units, bodies, clauses, documents
};

// A text counted.
struct counted {
    char *text;
    guint count;
};

static void counted_clear(gpointer data)
{
    g_free(((struct counted *)data)->text);
}

static GArray *counts_new(void)
{
    GArray *counts = g_array_new(FALSE, FALSE, sizeof(struct counted));
    g_array_set_clear_func(counts, counted_clear);
    return counts;
}

// Takes the text. Texts that differ in case alone are one.
static void count_text(GArray *counts, char *text)
{
    g_autofree char *folded = g_utf8_casefold(text, -1);
    for (guint i = 0; i < counts->len; i++) {
        struct counted *known = &g_array_index(counts, struct counted, i);
        g_autofree char *other = g_utf8_casefold(known->text, -1);
        if (strcmp(other, folded) != 0)
            continue;
        known->count++;
        g_free(text);
        return;
    }
    struct counted new = {.text = text, .count = 1};
    g_array_append_val(counts, new);
}

static gint compare_counts(gconstpointer a, gconstpointer b)
{
    guint one = ((const struct counted *)a)->count, other = ((const struct counted *)b)->count;
    return one > other ? -1 : one < other;
}

// "”a” (2), ”b” och 3 till": the first `limit` texts, with how often each is there where `times`,
// in quotation marks where `quoted`; NULL when there are none.
static char *list_of(const struct words *words, const GArray *counts, guint limit, gboolean times,
                     gboolean quoted)
{
    if (!counts->len)
        return NULL;
    GString *list = g_string_new(NULL);
    // Never "and one more": that takes as much room as the one.
    guint shown = counts->len <= limit + 1 ? counts->len : limit;
    for (guint i = 0; i < shown; i++) {
        const struct counted *item = &g_array_index(counts, struct counted, i);
        g_autofree char *text = words_fill(quoted ? words->quoted : "{}", item->text, NULL);
        g_string_append_printf(list, "%s%s", i ? ", " : "", text);
        if (times && item->count > 1)
            g_string_append_printf(list, " (%u)", item->count);
    }
    if (shown < counts->len) {
        g_autofree char *rest =
            words_count(words->and_one_more, words->and_more, counts->len - shown);
        g_string_append_printf(list, " %s", rest);
    }
    return g_string_free(list, FALSE);
}

// The text in the actions' arena; frees it.
static const char *keep(const struct actions *actions, char *text)
{
    const char *kept = arena_strdup(actions->arena, text);
    g_free(text);
    return kept;
}

char *phrase_place(const struct actions *actions, const struct place *place, guint count)
{
    const struct words *words = actions->words;
    const GPtrArray *headings = place->headings;
    const char *part = words_part(words, place->part);
    g_autofree char *heading = headings && headings->len
                                   ? clean_text(actions->result, headings->pdata[headings->len - 1])
                                   : NULL;
    const char *name = heading        ? heading
                       : part         ? part
                       : place->block ? words->place_none
                                      : words->place_document;
    return count > 1 ? arena_printf(actions->arena, "%s (%u)", name, count)
                     : arena_strdup(actions->arena, name);
}

// Each place of the document's findings once, in their order.
static void fill_places(const struct actions *actions, struct action_document *part)
{
    g_autoptr(GArray) counts = counts_new();
    for (guint i = 0; i < part->examples->len; i++) {
        const struct finding *finding = part->examples->pdata[i];
        count_text(counts, g_strdup(phrase_place(actions, &finding->place, 1)));
    }
    for (guint i = 0; i < counts->len; i++) {
        const struct counted *place = &g_array_index(counts, struct counted, i);
        g_ptr_array_add(part->places, place->count > 1 ? arena_printf(actions->arena, "%s (%u)",
                                                                      place->text, place->count)
                                                       : arena_strdup(actions->arena, place->text));
    }
}

// Calls `visit` for each finding of the entry.
static void each_finding(const struct action_entry *entry,
                         void (*visit)(const struct finding *finding, gpointer data), gpointer data)
{
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        for (guint d = 0; d < unit->documents->len; d++) {
            const struct action_document *part = unit->documents->pdata[d];
            for (guint i = 0; i < part->examples->len; i++)
                visit(part->examples->pdata[i], data);
        }
    }
}

// What is counted of findings: into `counts`, shortened.
struct collecting {
    const struct actions *actions;
    GArray *counts;
    const struct basis *basis; // the one clause with its words; NULL when there is none
    gboolean several;          // there are several clauses
};

static void collect_match(const struct finding *finding, gpointer data)
{
    struct collecting *collecting = data;
    struct excerpt excerpt = excerpt_clean(collecting->actions->result, finding);
    if (*excerpt.match)
        count_text(collecting->counts, phrase_shorten(excerpt.match, WORDS_LENGTH));
    excerpt_clear(&excerpt);
}

static void collect_proposal(const struct finding *finding, gpointer data)
{
    struct collecting *collecting = data;
    g_autofree char *proposal = clean_text(collecting->actions->result, finding->suggestion);
    if (proposal && *proposal)
        count_text(collecting->counts, phrase_shorten(proposal, WORDS_LENGTH));
}

static void collect_basis(const struct finding *finding, gpointer data)
{
    struct collecting *collecting = data;
    for (guint i = 0; i < finding->basis->len; i++) {
        const struct basis *basis = finding->basis->pdata[i];
        guint before = collecting->counts->len;
        count_text(collecting->counts, phrase_basis(collecting->actions->result, basis));
        collecting->several |= before && collecting->counts->len > before;
        if (!collecting->basis)
            collecting->basis = basis;
    }
}

static void fill_words(const struct actions *actions, struct action_entry *entry)
{
    g_autoptr(GArray) counts = counts_new();
    struct collecting collecting = {.actions = actions, .counts = counts};
    each_finding(entry, collect_match, &collecting);
    g_array_sort(counts, compare_counts);
    entry->words = keep(actions, list_of(actions->words, counts, WORDS, TRUE, TRUE));
}

// The advice; and, where the findings propose words, the first of them.
static void fill_instead(const struct actions *actions, struct action_entry *entry)
{
    g_autoptr(GArray) counts = counts_new();
    struct collecting collecting = {.actions = actions, .counts = counts};
    each_finding(entry, collect_proposal, &collecting);
    g_array_sort(counts, compare_counts);
    g_autofree char *advice = clean_text(actions->result, entry->rule->help);
    g_autofree char *list = list_of(actions->words, counts, PROPOSALS, FALSE, TRUE);
    g_autofree char *proposals = list ? words_fill(actions->words->proposed, list, NULL) : NULL;
    if (advice || proposals)
        entry->instead = keep(actions, g_strdup_printf("%s%s%s", advice ? advice : "",
                                                       advice && proposals ? " " : "",
                                                       proposals ? proposals : ""));
}

static void take_message(const struct finding *finding, gpointer data)
{
    const struct finding **first = data;
    if (!*first)
        *first = finding;
}

// Of a rule that gives no advice, what its first finding says.
static void fill_message(const struct actions *actions, struct action_entry *entry)
{
    const struct finding *first = NULL;
    if (!entry->rule->help)
        each_finding(entry, take_message, &first);
    if (first)
        entry->message =
            keep(actions, clean_text(actions->result, first->message[actions->result->language]));
}

static void fill_clause(const struct actions *actions, struct action_entry *entry)
{
    g_autoptr(GArray) counts = counts_new();
    struct collecting collecting = {.actions = actions, .counts = counts};
    each_finding(entry, collect_basis, &collecting);
    for (guint i = 0; !counts->len && i < entry->rule->basis->len; i++) {
        const struct basis_ref *ref = entry->rule->basis->pdata[i];
        const struct basis basis = {.agreement = ref->agreement, .section = ref->section};
        count_text(counts, phrase_basis(actions->result, &basis));
    }
    entry->clause = keep(actions, list_of(actions->words, counts, NAMES, FALSE, FALSE));
    if (!collecting.several && collecting.basis && collecting.basis->text)
        entry->text = keep(actions, g_utf8_make_valid(collecting.basis->text, -1));
}

// Whether a rule's owner is whoever owns the document.
static gboolean is_document_owner(const char *owner)
{
    return !owner || g_ascii_strncasecmp(owner, "dokument", strlen("dokument")) == 0;
}

static void fill_people(const struct actions *actions, struct action_entry *entry)
{
    const struct rule_card *rule = entry->rule;
    g_autoptr(GArray) owners = counts_new();
    g_autoptr(GArray) bodies = counts_new();
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        count_text(owners, clean_text(actions->result, unit->name));
        for (guint d = 0; d < unit->documents->len; d++) {
            const struct action_document *part = unit->documents->pdata[d];
            if (part->document->decision_body)
                count_text(bodies, clean_text(actions->result, part->document->decision_body));
        }
    }
    gboolean own = rule && !is_document_owner(rule->owner);
    entry->owned = !own;
    entry->acts = keep(actions, own ? clean_text(actions->result, rule->owner)
                                    : list_of(actions->words, owners, NAMES, FALSE, FALSE));
    entry->decides = keep(actions, rule && rule->decision_body
                                       ? clean_text(actions->result, rule->decision_body)
                                       : list_of(actions->words, bodies, NAMES, FALSE, FALSE));
}

// The documents of the entry by the names of their files.
static char *file_names(const struct actions *actions, const struct action_entry *entry)
{
    g_autoptr(GArray) names = counts_new();
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        for (guint d = 0; d < unit->documents->len; d++) {
            const struct action_document *part = unit->documents->pdata[d];
            g_autofree char *name = g_path_get_basename(part->document->path);
            count_text(names, clean_text(actions->result, name));
        }
    }
    return list_of(actions->words, names, NAMES, FALSE, FALSE);
}

// What the rule says, then which check shows that it is done.
static void fill_follow_up(const struct actions *actions, struct action_entry *entry)
{
    const struct words *words = actions->words;
    const struct rule_card *rule = entry->rule;
    g_autofree char *files = file_names(actions, entry);
    g_autofree char *count = words_count(words->one_finding, words->many_findings, entry->findings);
    g_autofree char *id = rule ? clean_text(actions->result, rule->id) : NULL;
    g_autofree char *derived =
        !rule ? words_fill(words->follow_up_clause, files, NULL)
        : entry->action == ACTION_CONTINUE
            ? words_fill(words->follow_up_kept, id, files, NULL)
            : words_fill(words->follow_up_done, id, files, actions->result->as_of, count, NULL);
    g_autofree char *own =
        rule ? clean_text(actions->result, rule->follow_up[actions->result->language]) : NULL;
    entry->follow_up =
        keep(actions, g_strdup_printf("%s%s%s", own ? own : "", own ? " " : "", derived));
}

// Only what is more than "at the next check", which follows from how it is seen to be done.
static void fill_time(const struct actions *actions, struct action_entry *entry)
{
    const struct words *words = actions->words;
    const struct rule_card *rule = entry->rule;
    if (!rule || (!(rule->upcoming && rule->effective_from) && !rule->effective_to))
        return;
    g_autoptr(GString) when = g_string_new(words->when_next);
    if (rule->upcoming && rule->effective_from) {
        g_autofree char *by = words_fill(words->when_upcoming, rule->effective_from, NULL);
        g_string_assign(when, by);
        entry->starts = keep(actions, schedule_words(actions->result, rule->effective_from, FALSE));
    }
    if (rule->effective_to) {
        g_autofree char *until = words_fill(words->when_until, rule->effective_to, NULL);
        g_string_append_printf(when, " (%s)", until);
    }
    entry->when = arena_strdup(actions->arena, when->str);
}

void phrase_follow(const struct actions *actions, struct action_entry *entry,
                   const struct coverage *clause)
{
    const struct basis basis = {
        .agreement = clause->agreement, .section = clause->section, .heading = clause->heading};
    // An appendix is called by its heading, which begins with its name.
    gboolean named = g_str_has_prefix(clause->heading, clause->section);
    g_autofree char *title =
        g_strdup_printf("%s%s%s", named ? "" : clause->section, named ? "" : " ", clause->heading);
    entry->title = keep(actions, clean_text(actions->result, title));
    entry->clause = keep(actions, phrase_basis(actions->result, &basis));
}

void phrase_entry(const struct actions *actions, struct action_entry *entry)
{
    for (guint u = 0; u < entry->units->len; u++) {
        const struct action_unit *unit = entry->units->pdata[u];
        for (guint d = 0; d < unit->documents->len; d++)
            fill_places(actions, unit->documents->pdata[d]);
    }
    if (entry->rule) {
        entry->title = keep(actions, clean_text(actions->result, entry->rule->title));
        fill_words(actions, entry);
        fill_message(actions, entry);
        fill_instead(actions, entry);
        fill_clause(actions, entry);
    }
    fill_people(actions, entry);
    fill_follow_up(actions, entry);
    fill_time(actions, entry);
}

const enum action actions_order[ACTIONS] = {ACTION_STOP, ACTION_START, ACTION_CONTINUE,
                                            ACTION_REVIEW};

const char *audience_title(const struct words *words, enum audience audience)
{
    const char *const titles[AUDIENCES] = {words->practice, words->manager, words->document_owner};
    return titles[audience];
}

const char *audience_lead(const struct words *words, enum audience audience)
{
    const char *const leads[AUDIENCES] = {words->practice_lead, words->manager_lead,
                                          words->owner_lead};
    return leads[audience];
}

char *actions_hidden(const struct actions *actions)
{
    const struct words *words = actions->words;
    if (!actions->hidden)
        return NULL;
    g_autofree char *count = g_strdup_printf("%u", actions->hidden);
    return words_fill(actions->hidden == 1 ? words->silent_hidden_one : words->silent_hidden, count,
                      words->severity[actions->result->min_severity], NULL);
}

char *action_level(const struct words *words, const char *level)
{
    static const char *const levels[] = {"länsgemensam", "delregional", "lokal"};
    const char *const names[] = {words->level_county, words->level_region, words->level_local};
    for (gsize i = 0; i < G_N_ELEMENTS(levels); i++) {
        if (g_strcmp0(level, levels[i]) == 0)
            return g_strdup(names[i]);
    }
    return g_strdup(level ? level : words->level_unknown);
}

const char *action_heading(const struct words *words, enum audience audience, enum action action)
{
    const char *const doing[ACTIONS] = {words->do_stop, words->do_start, words->do_continue,
                                        words->do_review};
    return audience == AUDIENCE_OWNER && action != ACTION_CONTINUE ? words->action[action]
                                                                   : doing[action];
}

char *action_count(const struct words *words, const struct action_entry *entry)
{
    g_autofree char *documents =
        words_count(words->one_document, words->many_documents, entry->documents);
    if (!entry->findings)
        return g_steal_pointer(&documents);
    g_autofree char *findings =
        words_count(words->one_finding, words->many_findings, entry->findings);
    return words_fill(words->count_in, findings, documents, NULL);
}

char *action_places(const struct words *words, const struct action_document *document, guint limit)
{
    const GPtrArray *places = document->places;
    if (!places->len)
        return NULL;
    GString *list = g_string_new(NULL);
    guint shown = places->len <= limit + 1 ? places->len : limit;
    for (guint i = 0; i < shown; i++)
        g_string_append_printf(list, "%s%s", i ? "; " : "", (const char *)places->pdata[i]);
    if (shown < places->len) {
        g_autofree char *rest =
            words_count(words->and_one_more, words->and_more, places->len - shown);
        g_string_append_printf(list, " %s", rest);
    }
    return g_string_free(list, FALSE);
}
