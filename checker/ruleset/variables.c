// SPDX-License-Identifier: Apache-2.0
#include "ruleset/internal.h"

#include <string.h>

#include "base/nearest.h"
#include "pattern/pattern.h"

// The length of "{name}" at `text`; 0: there is none.
static gsize variable_length(const char *text)
{
    if (*text != '{' || !g_ascii_islower(text[1]))
        return 0;
    gsize length = 1;
    while (g_ascii_islower(text[length]) || g_ascii_isdigit(text[length]) || text[length] == '-' ||
           text[length] == '.')
        length++;
    return text[length] == '}' ? length + 1 : 0;
}

// \p{lu}, \x{e5}, \k{name}: braces that belong to an escape.
static gboolean is_escape(const char *start, const char *brace)
{
    if (brace - start < 2 || !strchr("pPxkgoNQ", brace[-1]))
        return FALSE;
    gsize backslashes = 0;
    for (const char *at = brace - 2; at >= start && *at == '\\'; at--)
        backslashes++;
    return backslashes % 2 == 1;
}

static const char *variable_text(struct reading *reading, struct variable_use *use)
{
    use->used = TRUE;
    const struct variable *variable = use->variable;
    if (variable->value)
        return variable->value;
    if (!reading->missing)
        reading->missing = variable;
    // Something must stand there for the rest to be checked; nothing is matched with it.
    return variable->example ? variable->example : variable->name;
}

static void report_unknown(struct reading *reading, const struct node *node, const char *attribute,
                           const char *name)
{
    g_autofree const char **names = table_names(reading->pack->variables);
    const char *meant = nearest(name, names);
    if (meant)
        complain_at(reading, node, attribute, "{%s}: there is no such variable: did you mean {%s}?",
                    name, meant);
    else
        complain_at(reading, node, attribute,
                    "{%s}: there is no such variable: declare it with "
                    "<variable name=\"%s\" kind=\"text\">what it means</variable>",
                    name, name);
}

const char *expand(struct reading *reading, const struct node *node, const char *attribute,
                   const char *text, enum expansion expansion)
{
    g_autoptr(GString) out = g_string_new(NULL);
    for (const char *at = text; *at;) {
        gsize length = variable_length(at);
        if (!length || (expansion == EXPAND_REGEX && is_escape(text, at))) {
            g_string_append_c(out, *at++);
            continue;
        }
        g_autofree char *name = g_strndup(at + 1, length - 2);
        reading->loader->expanded++;
        struct variable_use *use = g_hash_table_lookup(reading->pack->variables, name);
        if (use) {
            const char *value = variable_text(reading, use);
            if (reading->used && !g_ptr_array_find(reading->used, use->variable, NULL))
                g_ptr_array_add(reading->used, use->variable);
            if (expansion == EXPAND_REGEX)
                pattern_quote(out, value, strlen(value));
            else
                g_string_append(out, value);
        } else {
            // A name without a dot may be what a regex means by itself.
            if (expansion == EXPAND_TEXT || strchr(name, '.'))
                report_unknown(reading, node, attribute, name);
            g_string_append_len(out, at, (gssize)length);
        }
        at += length;
    }
    return arena_strdup(reading->loader->arena, out->str);
}

const char *expand_attribute(struct reading *reading, const struct node *node,
                             const char *attribute)
{
    const char *value = node_value(node, attribute);
    if (!value)
        return NULL;
    g_autofree char *trimmed = g_strstrip(g_strdup(value));
    return expand(reading, node, attribute, trimmed, EXPAND_TEXT);
}

static gboolean is_date(const char *text)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return FALSE;
    for (int i = 0; i < 10; i++)
        if (i != 4 && i != 7 && !g_ascii_isdigit(text[i]))
            return FALSE;
    guint64 year = g_ascii_strtoull(text, NULL, 10);
    guint64 month = g_ascii_strtoull(text + 5, NULL, 10);
    guint64 day = g_ascii_strtoull(text + 8, NULL, 10);
    return year > 0 && month > 0 && day > 0 &&
           g_date_valid_dmy((GDateDay)day, (GDateMonth)month, (GDateYear)year);
}

// What a value of that kind must look like; NULL when it does.
static const char *wrong_value(const char *kind, const char *value)
{
    if (strcmp(kind, "date") == 0 && !is_date(value))
        return "a date such as 2026-07-01";
    if (strcmp(kind, "section") == 0 &&
        (!*value || strspn(value, "0123456789.") == 0 || strchr(value, ' ')))
        return "a section number such as 3.2";
    return *value ? NULL : "a text that is not empty";
}

// What linjera.xml or --define gives: the one that names the pack wins, then the last. Or NULL.
static const struct definition *find_definition(const struct ruleset_options *options,
                                                const char *pack, const char *name)
{
    g_autofree char *qualified = g_strdup_printf("%s.%s", pack, name);
    const struct definition *found = NULL;
    gboolean exact = FALSE;
    for (guint i = 0; i < options->definition_count; i++) {
        const struct definition *definition = &options->definitions[i];
        if (strcmp(definition->name, qualified) == 0) {
            found = definition;
            exact = TRUE;
        } else if (!exact && strcmp(definition->name, name) == 0) {
            found = definition;
        }
    }
    return found;
}

static void read_variable(struct reading *reading, const struct node *node)
{
    struct loader *loader = reading->loader;
    struct variable *variable = arena_new0(loader->arena, struct variable);
    g_autofree char *meaning = g_strstrip(node_text(node));
    variable->pack = reading->pack->pack->id;
    variable->name = node_value(node, "name");
    variable->kind = node_value(node, "kind");
    variable->value = node_value(node, "value");
    variable->example = node_value(node, "example");
    variable->meaning = arena_strdup(loader->arena, meaning);
    static const char *const valued[] = {"value", "example"};
    for (gsize i = 0; i < G_N_ELEMENTS(valued); i++) {
        const char *value = node_value(node, valued[i]);
        const char *wanted = value ? wrong_value(variable->kind, value) : NULL;
        if (wanted)
            complain_at(reading, node, valued[i], "%s=\"%s\": it must be %s", valued[i], value,
                        wanted);
    }
    const struct definition *defined =
        find_definition(loader->options, variable->pack, variable->name);
    if (defined) {
        const char *wanted = wrong_value(variable->kind, defined->value);
        if (wanted)
            complain(loader, defined->origin ? defined->origin : "the definition", defined->line,
                     defined->column, FALSE, "%s=%s: it must be %s", defined->name, defined->value,
                     wanted);
        variable->value = arena_strdup(loader->arena, defined->value);
    }
    if (!variable->value && !variable->example)
        complain(loader, reading->file, node->line, node->column, TRUE,
                 "variable %s has neither value nor example: with example=\"...\" the rules that "
                 "use it can be tested",
                 variable->name);
    if (!variable->value && loader->options->example_values)
        variable->value = variable->example;
    struct variable_use *use = arena_new0(loader->arena, struct variable_use);
    *use = (struct variable_use){.variable = variable, .file = reading->file, .node = node};
    struct variable_use *twin = g_hash_table_lookup(reading->pack->variables, variable->name);
    if (twin)
        complain_at(reading, node, "name", "variable %s is declared twice: also at %s:%u",
                    variable->name, twin->file, twin->node->line);
    else
        g_hash_table_insert(reading->pack->variables, (gpointer)(gsize)variable->name, use);
}

void read_variables(struct reading *reading, const struct node *root)
{
    for (guint i = 0; i < root->children->len; i++) {
        const struct node *child = root->children->pdata[i];
        if (g_strcmp0(child->name, "variable") == 0)
            read_variable(reading, child);
    }
}
