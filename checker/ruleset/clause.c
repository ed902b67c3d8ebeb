// SPDX-License-Identifier: Apache-2.0
// <clause>: a standard clause as a row of words, some of which may be others or be left out.
#include "ruleset/internal.h"

#include <string.h>

enum { LEAST_WORDS = 5, MOST_WORDS = 400 };

static const double DEFAULT_SIMILARITY = 0.8, LEAST_SIMILARITY = 0.5;

struct writing {
    struct reading *reading;
    const struct node *node; // of the clause
    struct clause_rule *clause;
    guint least, most; // words of the shortest and the longest allowed form
};

// What stands between spaces and has a letter or digit.
static guint count_words(const char *text)
{
    guint count = 0;
    gboolean counted = FALSE;
    for (const char *at = text; *at; at = g_utf8_next_char(at)) {
        if (*at == ' ') {
            counted = FALSE;
        } else if (!counted && g_unichar_isalnum(g_utf8_get_char(at))) {
            counted = TRUE;
            count++;
        }
    }
    return count;
}

// One slot, with what else may stand there ("a|b c"; or NULL).
static void add_slot(struct writing *writing, const char *text, const char *others,
                     gboolean optional)
{
    struct arena *arena = writing->reading->loader->arena;
    struct clause_slot *slot = arena_new0(arena, struct clause_slot);
    slot->text = text;
    slot->optional = optional;
    slot->alternatives = arena_array(arena);
    g_ptr_array_add(slot->alternatives, (gpointer)(gsize)text);
    add_words(arena, slot->alternatives, others, "|");
    guint least = G_MAXUINT, most = 0;
    for (guint i = 0; i < slot->alternatives->len; i++) {
        guint count = count_words(slot->alternatives->pdata[i]);
        least = MIN(least, count);
        most = MAX(most, count);
    }
    if (!least) {
        complain_at(writing->reading, writing->node, NULL,
                    "a part of the clause has no words: \"%s\"; use <optional> for words that may "
                    "be left out",
                    text);
        return;
    }
    writing->least += optional ? 0 : least;
    writing->most += most;
    g_ptr_array_add(writing->clause->slots, slot);
}

// A mark by itself belongs to the word before it.
static void add_marks(struct writing *writing, const char *marks, gboolean apart)
{
    GPtrArray *slots = writing->clause->slots;
    if (!slots->len)
        return;
    struct clause_slot *slot = slots->pdata[slots->len - 1];
    slot->text = arena_printf(writing->reading->loader->arena, "%s%s%s", slot->text,
                              apart ? " " : "", marks);
}

static void add_text(struct writing *writing, const char *text)
{
    struct arena *arena = writing->reading->loader->arena;
    g_auto(GStrv) tokens = g_strsplit_set(text, " \t\r\n", -1);
    for (guint i = 0; tokens[i]; i++) {
        if (!*tokens[i])
            continue;
        if (count_words(tokens[i]))
            add_slot(writing, arena_strdup(arena, tokens[i]), NULL, FALSE);
        else
            add_marks(writing, tokens[i], i > 0);
    }
}

static void add_element(struct writing *writing, const struct node *node)
{
    struct reading *reading = writing->reading;
    g_autofree char *raw = node_text(node);
    g_auto(GStrv) words = g_strsplit_set(g_strstrip(raw), " \t\r\n", -1);
    g_autofree char *text = g_strjoinv(" ", words);
    gboolean optional = strcmp(node->name, "optional") == 0;
    const char *others = optional ? NULL : expand_attribute(reading, node, "match");
    add_slot(writing, expand(reading, node, NULL, text, EXPAND_TEXT), others, optional);
}

void read_clause(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct arena *arena = reading->loader->arena;
    struct clause_rule *clause = arena_new0(arena, struct clause_rule);
    rule->clause = clause;
    clause->slots = arena_array(arena);
    const char *similarity = node_value(node, "similarity");
    clause->similarity = similarity ? g_ascii_strtod(similarity, NULL) : DEFAULT_SIMILARITY;
    if (clause->similarity < LEAST_SIMILARITY || clause->similarity > 1)
        complain_at(reading, node, "similarity",
                    "similarity=\"%s\": write how much of the words must be the clause's, from 0.5 "
                    "to 1.0",
                    similarity);
    struct writing writing = {.reading = reading, .node = node, .clause = clause};
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (child->name)
            add_element(&writing, child);
        else
            add_text(&writing, expand(reading, node, NULL, child->text, EXPAND_TEXT));
    }
    if (writing.least < LEAST_WORDS)
        complain_at(reading, node, NULL,
                    "the clause has %u words that must stand, and with fewer than %d it is not "
                    "recognised: use <conditional> for a shorter text",
                    writing.least, LEAST_WORDS);
    if (writing.most > MOST_WORDS)
        complain_at(reading, node, NULL,
                    "the clause has %u words, and %d are compared at most: make several of it",
                    writing.most, MOST_WORDS);
}
