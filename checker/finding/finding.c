// SPDX-License-Identifier: Apache-2.0
#include "finding/finding.h"

#include <string.h>

static const char *const severity_names[SEVERITIES] = {"info", "warning", "error"};
static const char *const action_names[ACTIONS] = {"stop", "start", "continue", "review"};
static const char *const outcome_names[OUTCOMES] = {"checked", "partial", "failed", "unsupported"};
static const char *const fact_names[FACT_KINDS] = {"term",  "value",  "clause",
                                                   "field", "marker", "citation"};
static const char *const audience_names[AUDIENCES] = {"practice", "manager", "document-owner"};
static const char *const evidence_names[EVIDENCE_KINDS] = {
    "copied",   "quote-altered",  "quote-superseded", "quote-typographic", "quote-missing",
    "ref-dead", "ref-renumbered", "ref-collision",    "ref-ambiguous",     "value-differs"};
static const char *const grade_names[GRADES] = {"red", "yellow", "green", "grey"};

const char *severity_name(enum severity severity)
{
    return severity_names[severity];
}

const char *action_name(enum action action)
{
    return action_names[action];
}

const char *outcome_name(enum outcome outcome)
{
    return outcome_names[outcome];
}

const char *grade_name(enum grade grade)
{
    return grade_names[grade];
}

const char *audience_name(enum audience audience)
{
    return audience_names[audience];
}

const char *evidence_kind_name(enum evidence_kind kind)
{
    g_assert(kind < EVIDENCE_KINDS);
    return evidence_names[kind];
}

char *stretch_words(const struct stretch *stretch, gboolean new_side)
{
    const char *text = new_side ? stretch->new_text : stretch->old_text;
    char *words = g_strndup(text, new_side ? stretch->new_words : stretch->old_words);
    return g_strstrip(g_strdelimit(words, "\n\t", ' '));
}

const char *fact_kind_name(enum fact_kind kind)
{
    return fact_names[kind];
}

// The number of a name; FALSE if there is no such name.
static gboolean find_name(const char *name, const char *const *names, guint count, guint *found)
{
    for (guint i = 0; name && i < count; i++) {
        if (strcmp(name, names[i]) == 0) {
            *found = i;
            return TRUE;
        }
    }
    return FALSE;
}

gboolean severity_parse(const char *name, enum severity *severity)
{
    return find_name(name, severity_names, SEVERITIES, severity);
}

gboolean action_parse(const char *name, enum action *action)
{
    return find_name(name, action_names, ACTIONS, action);
}

gboolean audience_parse(const char *name, enum audience *audience)
{
    return find_name(name, audience_names, AUDIENCES, audience);
}

gboolean outcome_parse(const char *name, enum outcome *outcome)
{
    return find_name(name, outcome_names, OUTCOMES, outcome);
}

gboolean evidence_kind_parse(const char *name, enum evidence_kind *kind)
{
    return find_name(name, evidence_names, EVIDENCE_KINDS, kind);
}

gboolean fact_kind_parse(const char *name, enum fact_kind *kind)
{
    return find_name(name, fact_names, FACT_KINDS, kind);
}

struct document_result *document_result_new(const char *path)
{
    struct arena *arena = arena_new();
    struct document_result *result = arena_new0(arena, struct document_result);
    result->arena = arena;
    result->path = arena_strdup(arena, path);
    result->not_checked = arena_array(arena);
    result->notes = arena_array(arena);
    result->skipped = arena_array(arena);
    result->findings = arena_array(arena);
    result->facts = arena_array(arena);
    return result;
}

void document_result_free(struct document_result *result)
{
    if (result)
        arena_free(result->arena);
}

guint document_result_count(const struct document_result *result, enum severity severity)
{
    guint count = 0;
    for (guint i = 0; i < result->findings->len; i++) {
        const struct finding *finding = result->findings->pdata[i];
        count += !finding->upcoming && finding->severity == severity;
    }
    return count;
}

// Whether a finding of the severity counts: its rule is active and in force.
static gboolean has_gating(const struct document_result *result, enum severity severity)
{
    for (guint i = 0; i < result->findings->len; i++) {
        const struct finding *finding = result->findings->pdata[i];
        if (finding->gates && finding->severity == severity)
            return TRUE;
    }
    return FALSE;
}

enum grade document_result_grade(const struct document_result *result)
{
    switch (result->outcome) {
    case OUTCOME_UNSUPPORTED:
        return GRADE_GREY;
    case OUTCOME_FAILED:
    case OUTCOME_PARTIAL:
        return GRADE_RED;
    default:
        break;
    }
    if (has_gating(result, SEVERITY_ERROR))
        return GRADE_RED;
    return has_gating(result, SEVERITY_WARNING) ? GRADE_YELLOW : GRADE_GREEN;
}

// The SHA-256 of a text, shortened to 128 bits: 32 hex digits.
static char *short_hash(struct arena *arena, const char *text)
{
    g_autofree char *full = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
    return arena_strndup(arena, full, 32);
}

void finding_fingerprints(struct document_result *result, const struct fingerprint_input *inputs)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) hashed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < result->findings->len; i++) {
        struct finding *finding = result->findings->pdata[i];
        const struct fingerprint_input *input = &inputs[i];
        finding->match_hash = short_hash(result->arena, input->match);
        // Findings of one block come together and pass the same text: long ones are hashed once.
        const struct finding *last = i ? result->findings->pdata[i - 1] : NULL;
        finding->block_hash = last && inputs[i - 1].block == input->block
                                  ? last->block_hash
                                  : short_hash(result->arena, input->block);
        finding->headings_hash = short_hash(result->arena, input->headings);
        // The same words of the same rule in one block have one fingerprint: a paragraph of a
        // megabyte with thousands of findings is not hashed for each.
        g_autofree char *same = g_strdup_printf("%p\n%s\n%s\n%s", (const void *)input->block,
                                                finding->rule, input->match, input->headings);
        char *fingerprint = g_hash_table_lookup(hashed, same);
        if (!fingerprint) {
            g_autofree char *all =
                g_strdup_printf("linjera-fingerprint/1\n%s\n%s\n%s\n%s", finding->rule,
                                input->match, input->block, input->headings);
            fingerprint = short_hash(result->arena, all);
            g_hash_table_insert(hashed, g_steal_pointer(&same), fingerprint);
        }
        guint count = GPOINTER_TO_UINT(g_hash_table_lookup(seen, fingerprint)) + 1;
        g_hash_table_insert(seen, fingerprint, GUINT_TO_POINTER(count));
        finding->fingerprint =
            count > 1 ? arena_printf(result->arena, "%s:%u", fingerprint, count) : fingerprint;
    }
}

const char *fingerprint_library(struct arena *arena, const char *rule, const char *about,
                                const char *name)
{
    g_autofree char *all =
        g_strdup_printf("linjera-library-fingerprint/1\n%s\n%s\n%s", rule, about, name);
    return short_hash(arena, all);
}
