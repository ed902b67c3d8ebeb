// SPDX-License-Identifier: Apache-2.0
// Named patterns: declared by one pack, used by it and by others ("common:historic"), and held to
// examples of their own.
#include "ruleset/internal.h"

#include <string.h>

#include "base/nearest.h"

void read_define(struct reading *reading, const struct node *node)
{
    struct define *define = arena_new0(reading->loader->arena, struct define);
    *define = (struct define){
        .id = node_value(node, "id"), .file = reading->file, .node = node, .pack = reading->pack};
    const struct define *twin = g_hash_table_lookup(reading->pack->defines, define->id);
    if (twin)
        complain_at(reading, node, "id", "definition %s exists already at %s:%u", define->id,
                    twin->file, twin->node->line);
    else
        g_hash_table_insert(reading->pack->defines, (gpointer)(gsize)define->id, define);
}

void note_references(struct loader *loader, const struct node *node)
{
    const char *ref = g_strcmp0(node->name, "any") == 0 ? node_value(node, "ref") : NULL;
    const char *colon = ref ? strchr(ref, ':') : NULL;
    if (colon)
        g_hash_table_add(loader->references, g_strndup(ref, (gsize)(colon - ref)));
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (child->name)
            note_references(loader, child);
    }
}

// The pack that a reference names, its own when it names none; NULL after a complaint.
static struct source_pack *find_holder(struct reading *reading, const struct node *node,
                                       const char *ref, const char *colon)
{
    if (!colon)
        return reading->pack;
    GHashTable *packs = reading->loader->packs;
    g_autofree char *id = g_strndup(ref, (gsize)(colon - ref));
    struct source_pack *holder = g_hash_table_lookup(packs, id);
    if (!holder) {
        g_autofree const char **names = table_names(packs);
        const char *meant = nearest(id, names);
        complain_at(reading, node, "ref",
                    "ref=\"%s\": there is no pack %s among the rule files, nor in the libraries "
                    "beside the program%s%s%s",
                    ref, id, meant ? ": did you mean \"" : "", meant ? meant : "",
                    meant ? ":...\"?" : "");
    }
    return holder;
}

// Who uses a definition of another pack depends on all that this pack uses itself.
static void note_use(struct source_pack *user, struct source_pack *holder)
{
    if (user == holder || g_hash_table_contains(user->uses, holder->pack->id))
        return;
    g_hash_table_insert(user->uses, (gpointer)(gsize)holder->pack->id, holder);
}

struct define *find_define(struct reading *reading, const struct node *node)
{
    const char *ref = node_value(node, "ref");
    const char *colon = strchr(ref, ':');
    struct source_pack *holder = find_holder(reading, node, ref, colon);
    if (!holder)
        return NULL;
    const char *id = colon ? colon + 1 : ref;
    struct define *define = g_hash_table_lookup(holder->defines, id);
    if (!define) {
        g_autofree const char **names = table_names(holder->defines);
        const char *meant = nearest(id, names);
        complain_at(reading, node, "ref", "ref=\"%s\": %s has no <define id=\"%s\">%s%.*s%s%s", ref,
                    colon ? "that pack" : "the pack", id, meant ? ": did you mean \"" : "",
                    meant && colon ? (int)(colon + 1 - ref) : 0, ref, meant ? meant : "",
                    meant ? "\"?" : "");
        return NULL;
    }
    if (define->open) {
        complain_at(reading, node, "ref", "ref=\"%s\": this definition contains itself", ref);
        return NULL;
    }
    define->used = TRUE;
    note_use(reading->user ? reading->user : reading->pack, holder);
    return define;
}

// The definition as a rule that finds it, so that its examples are tested like any rule's.
static struct rule *define_rule(struct reading *reading, const struct define *define)
{
    struct arena *arena = reading->loader->arena;
    struct rule *rule = arena_new0(arena, struct rule);
    *rule = (struct rule){
        .id = arena_printf(arena, "%s:%s", reading->pack->pack->id, define->id),
        .pack = reading->pack->pack->id,
        .file = define->file,
        .line = define->node->line,
        .column = define->node->column,
        .title = define->id,
        .status = "active",
        .check = CHECK_EXISTENCE,
        .required_in = SCOPE_PLACES,
        .tags = arena_array(arena),
        .yields_to = arena_array(arena),
        .unless = arena_array(arena),
        .swaps = arena_array(arena),
        .duties = arena_array(arena),
        .agreements = arena_array(arena),
        .basis = arena_array(arena),
        .examples = arena_array(arena),
        .message = {[LANGUAGE_SV] = "\1", [LANGUAGE_EN] = "\1"},
    };
    rule->scope.unit = UNIT_SENTENCE;
    scope_relax(&rule->scope, arena_array(arena));
    rule->patterns = build_matchers(reading, define->node, UNIT_SENTENCE);
    return rule;
}

static void check_examples(struct reading *reading, const struct define *define,
                           const struct rule *rule)
{
    gboolean match = FALSE, no_match = FALSE;
    for (guint i = 0; i < rule->examples->len; i++) {
        const struct example *example = rule->examples->pdata[i];
        match = match || example->match;
        no_match = no_match || !example->match;
    }
    if (!match || !no_match)
        complain_at(reading, define->node, NULL,
                    "definition %s of a pack without rules has no example that %s: other packs "
                    "rely on it, so add <example expect=\"%s\">",
                    define->id, match ? "must not match" : "matches", match ? "no-match" : "match");
}

void finish_defines(struct reading *reading, gboolean library)
{
    struct loader *loader = reading->loader;
    g_autofree const char **names = table_names(reading->pack->defines);
    for (guint i = 0; names[i]; i++) {
        struct define *define = g_hash_table_lookup(reading->pack->defines, names[i]);
        gboolean used = define->used;
        if (used && !library && !node_child(define->node, "example"))
            continue;
        reading->file = define->file;
        reading->missing = NULL;
        // A definition that nobody uses is read all the same, or its faults would show only later.
        struct rule *rule = define_rule(reading, define);
        for (guint n = 0; n < define->node->children->len; n++) {
            const struct node *child = define->node->children->pdata[n];
            if (g_strcmp0(child->name, "example") == 0)
                g_ptr_array_add(rule->examples, read_example(reading, child));
        }
        if (rule->examples->len && !reading->missing)
            g_ptr_array_add(loader->ruleset->definitions, rule);
        if (library)
            check_examples(reading, define, rule);
        else if (!used)
            complain(loader, define->file, define->node->line, define->node->column, TRUE,
                     "definition %s is not used", define->id);
    }
}
