// SPDX-License-Identifier: Apache-2.0
// Files to one ruleset: each is held against the schema, then the packs' declarations are read,
// then the rules that use them.
#include "ruleset/ruleset.h"

#include <stdio.h>
#include <string.h>

#include "base/nearest.h"
#include "ruleset/internal.h"
#include "xml/relaxng.h"

static const char schema_bytes[] = {
#include "linjera-rules.rng.inc"
};

void complaint_free(struct complaint *complaint)
{
    g_free(complaint->file);
    g_free(complaint->message);
    g_free(complaint);
}

static void add_complaint(struct loader *loader, const char *file, guint line, guint column,
                          gboolean warning, char *message)
{
    loader->failed = loader->failed || !warning;
    // What is wrong in a group is seen once for each of its rules, but said once.
    for (guint i = 0; i < loader->complaints->len; i++) {
        const struct complaint *known = loader->complaints->pdata[i];
        if (known->line == line && known->column == column && strcmp(known->file, file) == 0 &&
            strcmp(known->message, message) == 0) {
            g_free(message);
            return;
        }
    }
    struct complaint *complaint = g_new0(struct complaint, 1);
    *complaint = (struct complaint){.file = g_strdup(file),
                                    .line = line,
                                    .column = column,
                                    .warning = warning,
                                    .message = message};
    g_ptr_array_add(loader->complaints, complaint);
}

void complain(struct loader *loader, const char *file, guint line, guint column, gboolean warning,
              const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = g_strdup_vprintf(format, args);
    va_end(args);
    add_complaint(loader, file, line, column, warning, message);
}

void complain_at(struct reading *reading, const struct node *node, const char *attribute,
                 const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *message = g_strdup_vprintf(format, args);
    va_end(args);
    const struct node_attribute *at = attribute ? node_attribute(node, attribute) : NULL;
    add_complaint(reading->loader, reading->file, at ? at->line : node->line,
                  at ? at->column : node->column, FALSE, message);
}

static gint compare_names(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **table_names(GHashTable *table)
{
    guint count;
    const char **names = (const char **)g_hash_table_get_keys_as_array(table, &count);
    qsort(names, count, sizeof *names, compare_names);
    return names;
}

static struct source_pack *find_pack(struct loader *loader, const char *id)
{
    struct source_pack *pack = g_hash_table_lookup(loader->packs, id);
    if (pack)
        return pack;
    pack = g_new0(struct source_pack, 1);
    pack->pack = arena_new0(loader->arena, struct pack);
    pack->pack->id = arena_strdup(loader->arena, id);
    pack->files = g_ptr_array_new();
    pack->companions = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    pack->variables = g_hash_table_new(g_str_hash, g_str_equal);
    pack->defines = g_hash_table_new(g_str_hash, g_str_equal);
    pack->agreements = g_hash_table_new(g_str_hash, g_str_equal);
    pack->uses = g_hash_table_new(g_str_hash, g_str_equal);
    g_hash_table_insert(loader->packs, (gpointer)(gsize)pack->pack->id, pack);
    return pack;
}

static void source_pack_free(gpointer data)
{
    struct source_pack *pack = data;
    g_ptr_array_unref(pack->files);
    g_ptr_array_unref(pack->companions);
    g_hash_table_unref(pack->variables);
    g_hash_table_unref(pack->defines);
    g_hash_table_unref(pack->agreements);
    g_hash_table_unref(pack->uses);
    g_free(pack);
}

// Parses and validates a file; its pack is known from then on.
static void open_file(struct loader *loader, const struct relaxng *schema,
                      struct source_file *source)
{
    const struct rule_file *file = source->file;
    struct limits limits = limits_default();
    g_autoptr(GError) error = NULL;
    struct node *root = tree_parse(loader->arena, file->bytes, file->length, &limits, &error);
    if (!root) {
        // The message says line and column; they are repeated where editors look for them.
        guint line = 0, column = 0;
        const char *place = strstr(error->message, "at line ");
        if (place && sscanf(place, "at line %u, column %u", &line, &column) < 1)
            line = 0;
        complain(loader, file->name, line, column, FALSE, "%s", error->message);
        return;
    }
    g_autoptr(GPtrArray) faults =
        g_ptr_array_new_with_free_func((GDestroyNotify)relaxng_fault_free);
    if (!relaxng_validate(schema, file->bytes, file->length, root, faults)) {
        for (guint i = 0; i < faults->len; i++) {
            const struct relaxng_fault *fault = faults->pdata[i];
            complain(loader, file->name, fault->line, fault->column, FALSE, "%s", fault->message);
        }
        return;
    }
    const char *id = node_value(root, "id");
    const struct source_pack *known = g_hash_table_lookup(loader->packs, id);
    if (file->library && known && !known->library)
        return; // the pack was given: its own files are all of it
    source->root = root;
    source->pack = find_pack(loader, id);
    source->pack->library = file->library;
    g_ptr_array_add(source->pack->files, source);
    note_references(loader, root);
    g_ptr_array_add(loader->ruleset->files,
                    (gpointer)(gsize)arena_strdup(loader->arena, file->name));
}

// Files of libraries are read only where the files given refer to a pack that is not among them.
static void open_files(struct loader *loader, struct source_file *sources, guint count)
{
    g_autoptr(relaxng_t) schema = relaxng_new(schema_bytes, sizeof schema_bytes - 1);
    for (guint i = 0; i < count; i++)
        if (!sources[i].file->library)
            open_file(loader, schema, &sources[i]);
    GHashTableIter iterator;
    gpointer name;
    gboolean missing = FALSE;
    g_hash_table_iter_init(&iterator, loader->references);
    while (g_hash_table_iter_next(&iterator, &name, NULL))
        missing = missing || !g_hash_table_contains(loader->packs, name);
    for (guint i = 0; missing && i < count; i++)
        if (sources[i].file->library)
            open_file(loader, schema, &sources[i]);
}

static void read_pack_head(struct reading *reading, const struct node *root)
{
    struct loader *loader = reading->loader;
    struct source_pack *source = reading->pack;
    struct pack *pack = source->pack;
    const struct node *title = node_child(root, "title");
    if (title && !pack->title) {
        g_autofree char *text = g_strstrip(node_text(title));
        pack->title = arena_strdup(loader->arena, text);
    }
    const char *version = node_value(root, "version");
    if (!pack->version)
        pack->version = version;
    else if (strcmp(pack->version, version) != 0)
        complain_at(reading, root, "version",
                    "version=\"%s\": other files of pack %s have %s; give all of them the same",
                    version, pack->id, pack->version);
    const char *stated = node_value(root, "default");
    if (stated && source->stated && strcmp(stated, source->stated) != 0)
        complain_at(reading, root, "default",
                    "default=\"%s\": another file of pack %s says \"%s\"; say it once", stated,
                    pack->id, source->stated);
    if (stated) {
        source->stated = stated;
        pack->off = strcmp(stated, "off") == 0;
    }
}

static const char *agreement_date(struct reading *reading, const struct node *node,
                                  const char *name)
{
    reading->missing = NULL;
    const char *date = expand_attribute(reading, node, name);
    return reading->missing ? NULL : date;
}

static void read_agreement(struct reading *reading, const struct node *node)
{
    struct loader *loader = reading->loader;
    struct agreement_decl *agreement = arena_new0(loader->arena, struct agreement_decl);
    g_autofree char *title = g_strstrip(node_text(node));
    *agreement = (struct agreement_decl){
        .id = node_value(node, "id"),
        .title = arena_strdup(loader->arena, title),
        .role = node_value(node, "role"),
        .kind = node_value(node, "kind"),
        .href = node_value(node, "href"),
        .file = arena_strdup(loader->arena, reading->file),
        .sha256 = node_value(node, "sha256"),
        .in_force = agreement_date(reading, node, "in-force"),
        .repealed = agreement_date(reading, node, "repealed"),
        .pack = reading->pack->pack->id,
    };
    if (!*agreement->title)
        complain_at(reading, node, NULL, "agreement %s has no title: write it between the tags",
                    agreement->id);
    if (agreement->href && (g_path_is_absolute(agreement->href) || strstr(agreement->href, "://")))
        complain_at(reading, node, "href",
                    "href=\"%s\": write the path from the rule file to the agreement, or name the "
                    "document with --agreement %s=FILE",
                    agreement->href, agreement->id);
    if (g_hash_table_contains(reading->pack->agreements, agreement->id))
        complain_at(reading, node, "id", "agreement %s is declared twice in the pack",
                    agreement->id);
    g_hash_table_insert(reading->pack->agreements, (gpointer)(gsize)agreement->id, agreement);
    if (reading->pack->pack->off && !loader->options->include_off)
        return;
    // Packs may be about the same agreement: it is one, so they must agree on its role.
    GPtrArray *all = loader->ruleset->agreements;
    for (guint i = 0; i < all->len; i++) {
        struct agreement_decl *known = all->pdata[i];
        if (strcmp(known->id, agreement->id) != 0)
            continue;
        if (strcmp(known->role, agreement->role) != 0)
            complain_at(reading, node, "role",
                        "agreement %s is %s here and %s in pack %s: give it another id, or the "
                        "same role",
                        agreement->id, agreement->role, known->role, known->pack);
        if (!known->href) {
            known->href = agreement->href;
            known->file = agreement->file;
        }
        known->sha256 = known->sha256 ? known->sha256 : agreement->sha256;
        known->in_force = known->in_force ? known->in_force : agreement->in_force;
        known->repealed = known->repealed ? known->repealed : agreement->repealed;
        return;
    }
    g_ptr_array_add(all, agreement);
}

// Samples stand after the agreements of their file; those of other files come as they come.
static void read_sample(struct reading *reading, const struct node *node)
{
    const char *id = node_value(node, "agreement");
    struct agreement_decl *decl = g_hash_table_lookup(reading->pack->agreements, id);
    if (!decl) {
        complain_at(reading, node, "agreement",
                    "agreement=\"%s\": this file declares no such agreement", id);
        return;
    }
    if (decl->sample)
        complain_at(reading, node, "agreement", "agreement %s has a sample already", id);
    g_autofree char *text = node_text(node);
    decl->sample = arena_strdup(reading->loader->arena, text);
}

static void read_declarations(struct reading *reading, const struct node *root)
{
    for (guint i = 0; i < root->children->len; i++) {
        const struct node *child = root->children->pdata[i];
        if (g_strcmp0(child->name, "agreement") == 0)
            read_agreement(reading, child);
        else if (g_strcmp0(child->name, "sample") == 0)
            read_sample(reading, child);
        else if (g_strcmp0(child->name, "define") == 0)
            read_define(reading, child);
    }
}

static void read_rules(struct reading *reading, const struct node *root)
{
    for (guint i = 0; i < root->children->len; i++) {
        const struct node *child = root->children->pdata[i];
        if (g_strcmp0(child->name, "rule") == 0)
            read_rule(reading, child, NULL);
        if (g_strcmp0(child->name, "group") != 0)
            continue;
        for (guint r = 0; r < child->children->len; r++) {
            const struct node *rule = child->children->pdata[r];
            if (g_strcmp0(rule->name, "rule") == 0)
                read_rule(reading, rule, child);
        }
    }
}

static void check_unused_variables(struct reading *reading)
{
    g_autofree const char **variables = table_names(reading->pack->variables);
    for (guint i = 0; variables[i]; i++) {
        struct variable_use *use = g_hash_table_lookup(reading->pack->variables, variables[i]);
        if (!use->used)
            complain(reading->loader, use->file, use->node->line, use->node->column, TRUE,
                     "variable %s is not used", use->variable->name);
    }
}

static void digest_files(const struct source_pack *source, GChecksum *checksum)
{
    for (guint i = 0; i < source->files->len; i++) {
        const struct rule_file *file = ((struct source_file *)source->files->pdata[i])->file;
        g_checksum_update(checksum, (const guchar *)file->bytes, (gssize)file->length);
    }
    for (guint i = 0; i < source->companions->len; i++) {
        gsize length;
        const guchar *data = g_bytes_get_data(source->companions->pdata[i], &length);
        g_checksum_update(checksum, data, (gssize)length);
    }
}

// A pack's digest covers the definitions it takes from other packs: findings follow from both.
static void digest_pack(struct loader *loader, struct source_pack *source)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    digest_files(source, checksum);
    g_autofree const char **used = table_names(source->uses);
    for (guint i = 0; used[i]; i++)
        digest_files(g_hash_table_lookup(source->uses, used[i]), checksum);
    source->pack->sha256 = arena_strdup(loader->arena, g_checksum_get_string(checksum));
}

static void for_each_file(struct loader *loader, struct source_pack *source,
                          void (*read)(struct reading *reading, const struct node *root))
{
    for (guint i = 0; i < source->files->len; i++) {
        const struct source_file *file = source->files->pdata[i];
        struct reading reading = {.loader = loader,
                                  .pack = source,
                                  .file = arena_strdup(loader->arena, file->file->name)};
        read(&reading, file->root);
    }
}

static void add_variables(struct loader *loader, struct source_pack *source)
{
    g_autofree const char **names = table_names(source->variables);
    for (guint i = 0; names[i]; i++) {
        struct variable_use *use = g_hash_table_lookup(source->variables, names[i]);
        g_ptr_array_add(loader->ruleset->variables, use->variable);
    }
}

// A pack without rules is a library: it is there for others.
static gboolean holds_rules(const struct source_pack *source)
{
    for (guint i = 0; i < source->files->len; i++) {
        const struct node *root = ((struct source_file *)source->files->pdata[i])->root;
        if (node_child(root, "rule") || node_child(root, "group"))
            return TRUE;
    }
    return FALSE;
}

static void finish_pack(struct loader *loader, struct source_pack *source)
{
    const struct source_file *first = source->files->pdata[0];
    struct reading reading = {.loader = loader, .pack = source, .file = first->file->name};
    struct pack *pack = source->pack;
    if (!pack->title) {
        complain_at(&reading, first->root, NULL,
                    "pack %s has no title: give one of its files a <title>", pack->id);
        pack->title = pack->id;
    }
    gboolean library = !holds_rules(source);
    pack->definitions = g_hash_table_size(source->defines);
    if (!source->library) {
        finish_defines(&reading, library);
        check_unused_variables(&reading);
    }
    digest_pack(loader, source);
    if (pack->off && !loader->options->include_off)
        return;
    g_ptr_array_add(library ? loader->ruleset->libraries : loader->ruleset->packs, pack);
    add_variables(loader, source);
}

static void read_packs(struct loader *loader)
{
    g_autofree const char **ids = table_names(loader->packs);
    // All declarations before any rule: a rule may use the definitions of a pack that comes later.
    for (guint i = 0; ids[i]; i++) {
        struct source_pack *source = g_hash_table_lookup(loader->packs, ids[i]);
        for_each_file(loader, source, read_pack_head);
        for_each_file(loader, source, read_variables);
        for_each_file(loader, source, read_declarations);
    }
    for (guint i = 0; ids[i]; i++)
        for_each_file(loader, g_hash_table_lookup(loader->packs, ids[i]), read_rules);
    for (guint i = 0; ids[i]; i++)
        finish_pack(loader, g_hash_table_lookup(loader->packs, ids[i]));
}

static const struct expression *only_expression(const struct matcher *matcher)
{
    return matcher->count == 1 ? matcher->expressions[0] : NULL;
}

// Two rules that look for the same thing: the author of one did not know the other.
static void check_shadowed(struct loader *loader)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL); // expression -> rule
    for (guint i = 0; i < loader->ruleset->rules->len; i++) {
        struct rule *rule = loader->ruleset->rules->pdata[i];
        GPtrArray *list = rule->swaps->len                 ? rule->swaps
                          : rule->check == CHECK_EXISTENCE ? rule->patterns
                                                           : NULL;
        for (guint m = 0; list && m < list->len; m++) {
            const struct matcher *matcher =
                list == rule->swaps ? &((struct swap *)list->pdata[m])->matcher : list->pdata[m];
            const struct expression *expression = only_expression(matcher);
            if (!expression)
                continue;
            const struct rule *other = g_hash_table_lookup(seen, expression);
            if (other == rule)
                complain(loader, rule->file, rule->line, rule->column, TRUE,
                         "rule %s looks for the same thing twice", rule->id);
            else if (other)
                complain(loader, rule->file, rule->line, rule->column, TRUE,
                         "rule %s looks for what rule %s looks for too: make one of the two, or "
                         "tell them apart",
                         rule->id, other->id);
            else
                g_hash_table_insert(seen, (gpointer)(gsize)expression, rule);
        }
    }
}

static gint compare_rules(gconstpointer a, gconstpointer b)
{
    return strcmp((*(struct rule *const *)a)->id, (*(struct rule *const *)b)->id);
}

static gint compare_agreements(gconstpointer a, gconstpointer b)
{
    return strcmp((*(struct agreement_decl *const *)a)->id,
                  (*(struct agreement_decl *const *)b)->id);
}

static gint compare_sources(gconstpointer a, gconstpointer b)
{
    return strcmp(((const struct source_file *)a)->file->name,
                  ((const struct source_file *)b)->file->name);
}

static gint compare_complaints(gconstpointer a, gconstpointer b)
{
    const struct complaint *first = *(struct complaint *const *)a;
    const struct complaint *second = *(struct complaint *const *)b;
    int files = strcmp(first->file, second->file);
    if (files != 0)
        return files;
    if (first->line != second->line)
        return first->line < second->line ? -1 : 1;
    return first->column == second->column ? 0 : first->column < second->column ? -1 : 1;
}

// TRUE when a rule's id begins as `id` does, up to its first hyphen: then the pack of `id` is here.
static gboolean has_kin(const GPtrArray *rules, const char *id)
{
    size_t length = strcspn(id, "-") + 1;
    for (guint i = 0; i < rules->len; i++)
        if (strncmp(((const struct rule *)rules->pdata[i])->id, id, length) == 0)
            return TRUE;
    return FALSE;
}

// A rule that others give way to keeps its own findings: else two could silence each other. A rule
// that is not here may belong to a pack that is not in use.
static void check_yielding(struct loader *loader)
{
    const GPtrArray *rules = loader->ruleset->rules;
    for (guint i = 0; i < rules->len; i++) {
        const struct rule *rule = rules->pdata[i];
        for (guint n = 0; n < rule->yields_to->len; n++) {
            const char *id = rule->yields_to->pdata[n];
            const struct rule *other = g_hash_table_lookup(loader->rules, id);
            if (other && other->yields_to->len)
                complain(loader, rule->file, rule->line, rule->column, FALSE,
                         "%s yields to %s, which yields to %s itself: name the one that stays",
                         rule->id, id, (const char *)other->yields_to->pdata[0]);
            if (!other && has_kin(rules, id))
                complain(loader, rule->file, rule->line, rule->column, TRUE,
                         "%s yields to %s, and there is no such rule: mend the id", rule->id, id);
        }
    }
}

static struct ruleset *new_ruleset(void)
{
    struct ruleset *ruleset = g_new0(struct ruleset, 1);
    ruleset->arena = arena_new();
    ruleset->packs = arena_array(ruleset->arena);
    ruleset->libraries = arena_array(ruleset->arena);
    ruleset->files = arena_array(ruleset->arena);
    ruleset->definitions = arena_array(ruleset->arena);
    ruleset->variables = arena_array(ruleset->arena);
    ruleset->agreements = arena_array(ruleset->arena);
    ruleset->rules = arena_array(ruleset->arena);
    ruleset->expressions = arena_array(ruleset->arena);
    ruleset->companions = arena_array(ruleset->arena);
    return ruleset;
}

struct ruleset *ruleset_load(const struct rule_file *files, guint count,
                             const struct ruleset_options *options, GPtrArray *complaints)
{
    g_autoptr(ruleset_t) ruleset = new_ruleset();
    struct loader loader = {
        .options = options,
        .complaints = complaints,
        .ruleset = ruleset,
        .arena = ruleset->arena,
        .packs = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, source_pack_free),
        .rules = g_hash_table_new(g_str_hash, g_str_equal),
        .expressions = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
        .references = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    g_autofree struct source_file *sources = g_new0(struct source_file, count);
    for (guint i = 0; i < count; i++)
        sources[i].file = &files[i];
    if (count)
        qsort(sources, count, sizeof *sources, compare_sources);
    open_files(&loader, sources, count);
    read_packs(&loader);
    g_ptr_array_sort(ruleset->rules, compare_rules);
    g_ptr_array_sort(ruleset->agreements, compare_agreements);
    check_shadowed(&loader);
    check_yielding(&loader);
    g_ptr_array_sort(complaints, compare_complaints);
    g_hash_table_unref(loader.packs);
    g_hash_table_unref(loader.rules);
    g_hash_table_unref(loader.expressions);
    g_hash_table_unref(loader.references);
    return loader.failed ? NULL : g_steal_pointer(&ruleset);
}

void ruleset_free(struct ruleset *ruleset)
{
    if (!ruleset)
        return;
    arena_free(ruleset->arena);
    g_free(ruleset);
}
