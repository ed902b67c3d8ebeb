// SPDX-License-Identifier: Apache-2.0
// The checks that hold a document against the agreements' own texts: copied, quotation, reference.
#include "ruleset/internal.h"

#include <string.h>

#include "base/nearest.h"

enum { COPIED_WORDS = 12, QUOTED_WORDS = 4, LIKE = 750, THOUSAND = 1000 };

// The names of `find`, as the evidence they stand for.
static const struct {
    const char *name;
    enum evidence_kind quotation, reference; // EVIDENCE_KINDS: none
} finds[] = {
    {"altered", EVIDENCE_QUOTE_ALTERED, EVIDENCE_KINDS},
    {"superseded", EVIDENCE_QUOTE_SUPERSEDED, EVIDENCE_KINDS},
    {"typographic", EVIDENCE_QUOTE_TYPOGRAPHIC, EVIDENCE_KINDS},
    {"missing", EVIDENCE_QUOTE_MISSING, EVIDENCE_KINDS},
    {"dead", EVIDENCE_KINDS, EVIDENCE_REF_DEAD},
    {"renumbered", EVIDENCE_KINDS, EVIDENCE_REF_RENUMBERED},
    {"collision", EVIDENCE_KINDS, EVIDENCE_REF_COLLISION},
    {"ambiguous", EVIDENCE_KINDS, EVIDENCE_REF_AMBIGUOUS},
};

static guint32 read_find(const struct node *node)
{
    const char *value = node_value(node, "find");
    if (!value)
        return G_MAXUINT32;
    guint32 bits = 0;
    g_auto(GStrv) names = g_strsplit_set(value, " \t\r\n", -1);
    for (guint i = 0; names[i]; i++)
        for (gsize n = 0; n < G_N_ELEMENTS(finds); n++) {
            if (strcmp(finds[n].name, names[i]) != 0)
                continue;
            bits |= 1u << (finds[n].quotation < EVIDENCE_KINDS ? finds[n].quotation
                                                               : finds[n].reference);
        }
    return bits;
}

// The pack's one agreement of a role, those in force beside it apart; NULL when it has none, or
// several to choose from.
static const struct agreement_decl *only_agreement(struct reading *reading, const char *role,
                                                   guint *count)
{
    const struct agreement_decl *only = NULL;
    GHashTableIter iter;
    gpointer value;
    *count = 0;
    g_hash_table_iter_init(&iter, reading->pack->agreements);
    while (g_hash_table_iter_next(&iter, NULL, &value)) {
        const struct agreement_decl *decl = value;
        if (strcmp(decl->role, role) != 0 || decl->kind)
            continue;
        only = decl;
        ++*count;
    }
    return *count == 1 ? only : NULL;
}

// The agreement that an attribute names, else the pack's one of the role. `needed`: it is a fault
// when there is none.
static const char *read_agreement_id(struct reading *reading, const struct node *node,
                                     const char *attribute, const char *role, gboolean needed)
{
    const char *id = node_value(node, attribute);
    guint count = 0;
    if (!id) {
        const struct agreement_decl *only = only_agreement(reading, role, &count);
        if (!only && (needed || count > 1))
            complain_at(reading, node, NULL,
                        count ? "the pack has several %s agreements: say which with %s=\"...\""
                              : "the pack declares no %s agreement: declare one, or name one with "
                                "%s=\"...\"",
                        role, attribute);
        return only ? only->id : NULL;
    }
    const struct agreement_decl *decl = g_hash_table_lookup(reading->pack->agreements, id);
    if (!decl) {
        g_autofree const char **names = table_names(reading->pack->agreements);
        const char *meant = nearest(id, names);
        complain_at(reading, node, attribute,
                    "%s=\"%s\": the pack declares no such agreement%s%s%s", attribute, id,
                    meant ? ": did you mean \"" : "", meant ? meant : "", meant ? "\"?" : "");
        return NULL;
    }
    if (strcmp(decl->role, role) != 0)
        complain_at(reading, node, attribute, "%s=\"%s\": the agreement is %s, and %s is asked for",
                    attribute, id, decl->role, role);
    return id;
}

static void need(struct rule *rule, const char *agreement)
{
    if (agreement &&
        !g_ptr_array_find_with_equal_func(rule->agreements, agreement, g_str_equal, NULL))
        g_ptr_array_add(rule->agreements, (gpointer)(gsize)agreement);
}

static struct alignment_check *start(struct reading *reading, struct rule *rule)
{
    struct alignment_check *alignment = arena_new0(reading->loader->arena, struct alignment_check);
    alignment->map = arena_array(reading->loader->arena);
    alignment->find = G_MAXUINT32;
    rule->alignment = alignment;
    return alignment;
}

static guint read_count(const struct node *node, const char *attribute, guint otherwise)
{
    const char *value = node_value(node, attribute);
    return value ? (guint)g_ascii_strtoull(value, NULL, 10) : otherwise;
}

void read_copied(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct alignment_check *alignment = start(reading, rule);
    const char *share = node_value(node, "similarity");
    alignment->superseded = read_agreement_id(reading, node, "from", "superseded", TRUE);
    alignment->current = read_agreement_id(reading, node, "current", "current", TRUE);
    alignment->min_words = read_count(node, "min-words", COPIED_WORDS);
    alignment->similarity = share ? (guint)(g_ascii_strtod(share, NULL) * THOUSAND + 0.5) : LIKE;
    need(rule, alignment->superseded);
    need(rule, alignment->current);
}

void read_quotation(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct alignment_check *alignment = start(reading, rule);
    alignment->current = read_agreement_id(reading, node, "of", "current", TRUE);
    alignment->superseded = read_agreement_id(reading, node, "superseded", "superseded", FALSE);
    alignment->min_words = read_count(node, "min-words", QUOTED_WORDS);
    alignment->find = read_find(node);
    need(rule, alignment->current);
}

static void read_map(struct reading *reading, struct alignment_check *alignment,
                     const struct node *node)
{
    struct section_map *map = arena_new0(reading->loader->arena, struct section_map);
    *map = (struct section_map){.from = node_value(node, "from"), .to = node_value(node, "to")};
    for (guint i = 0; i < alignment->map->len; i++)
        if (strcmp(((struct section_map *)alignment->map->pdata[i])->from, map->from) == 0)
            complain_at(reading, node, "from", "from=\"%s\" stands twice: remove one", map->from);
    g_ptr_array_add(alignment->map, map);
}

void read_reference(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct alignment_check *alignment = start(reading, rule);
    alignment->find = read_find(node);
    alignment->self = g_strcmp0(node_value(node, "to"), "self") == 0;
    // A document's own sections are told from an agreement's by its name, where it is known.
    if (alignment->self) {
        guint count;
        const struct agreement_decl *current = only_agreement(reading, "current", &count);
        const struct agreement_decl *superseded = only_agreement(reading, "superseded", &count);
        alignment->current = current ? current->id : NULL;
        alignment->superseded = superseded ? superseded->id : NULL;
    } else {
        alignment->current = read_agreement_id(reading, node, "to", "current", TRUE);
        alignment->superseded = read_agreement_id(reading, node, "superseded", "superseded", FALSE);
        need(rule, alignment->current);
    }
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (child->name)
            read_map(reading, alignment, child);
    }
}

void read_differ(struct reading *reading, struct rule *rule, const struct node *node)
{
    struct alignment_check *alignment = start(reading, rule);
    const char *against = node_value(node, "against");
    guint count;
    const struct agreement_decl *superseded = only_agreement(reading, "superseded", &count);
    alignment->superseded = superseded ? superseded->id : NULL;
    alignment->current = read_agreement_id(reading, node, "against", "current", TRUE);
    alignment->find = 0;
    g_auto(GStrv) kinds = g_strsplit_set(node_value(node, "kinds"), " \t\r\n", -1);
    for (guint i = 0; kinds[i]; i++) {
        enum value_kind kind;
        if (value_kind_parse(kinds[i], &kind))
            alignment->find |= 1u << kind;
    }
    if (against)
        need(rule, alignment->current);
}
