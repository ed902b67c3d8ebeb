// SPDX-License-Identifier: Apache-2.0
#include "ruleset/tbx.h"

#include "xml/tree.h"

#include <string.h>

G_DEFINE_QUARK(linjera - tbx - error - quark, tbx_error)

struct tbx_reading {
    struct tbx *tbx;
    struct tbx_concept *concept;
    struct tbx_term *term; // the one being read; NULL outside
    const char *language;
};

// A copy in which a document type declaration that only names a DTD is spaces, so that every place
// stays. One with declarations of its own is left for the parser to refuse.
static char *without_doctype(const char *bytes, gsize length)
{
    GString *copy = g_string_new_len(bytes, (gssize)length);
    const char *start = strstr(copy->str, "<!DOCTYPE");
    const char *at = strchr(copy->str, '<');
    // Before the root element stand only declarations, comments and instructions.
    while (at && start && at < start && (at[1] == '!' || at[1] == '?'))
        at = strchr(at + 1, '<');
    if (!start || at != start)
        return g_string_free(copy, FALSE);
    char quote = '\0';
    gsize end = (gsize)(start - copy->str);
    for (; end < copy->len && (quote || copy->str[end] != '>'); end++) {
        char character = copy->str[end];
        if (!quote && character == '[')
            return g_string_free(copy, FALSE);
        if (character == quote)
            quote = '\0';
        else if (!quote && (character == '"' || character == '\''))
            quote = character;
    }
    for (gsize i = (gsize)(start - copy->str); end < copy->len && i <= end; i++)
        copy->str[i] = copy->str[i] == '\n' ? '\n' : ' ';
    return g_string_free(copy, FALSE);
}

// The text of an element with its spaces collapsed, in the arena; NULL when there is none.
static const char *text_of(struct arena *arena, const struct node *node)
{
    g_autofree char *text = node_text(node);
    g_auto(GStrv) words = g_strsplit_set(text, " \t\r\n", -1);
    g_autoptr(GString) joined = g_string_new(NULL);
    for (char **word = words; *word; word++) {
        if (**word)
            g_string_append_printf(joined, "%s%s", joined->len ? " " : "", *word);
    }
    return joined->len ? arena_strndup(arena, joined->str, joined->len) : NULL;
}

static enum tbx_status status_of(const char *value)
{
    static const struct {
        const char *begins;
        enum tbx_status status;
    } table[] = {
        {"preferred", TBX_PREFERRED},        {"admitted", TBX_ADMITTED},
        {"deprecated", TBX_DEPRECATED},      {"superseded", TBX_SUPERSEDED},
        {"standardized", TBX_PREFERRED},     {"legal", TBX_PREFERRED},
        {"regulated", TBX_PREFERRED},        {"notrecommended", TBX_DEPRECATED},
        {"not recommended", TBX_DEPRECATED}, {"obsolete", TBX_SUPERSEDED},
    };
    g_autofree char *lower = g_ascii_strdown(value ? value : "", -1);
    for (gsize i = 0; i < G_N_ELEMENTS(table); i++) {
        if (g_str_has_prefix(lower, table[i].begins))
            return table[i].status;
    }
    return TBX_NONE;
}

// "sv" of "sv-SE"; xml:lang is the only attribute of that name with a namespace.
static const char *language_of(struct arena *arena, const struct node *node)
{
    for (guint i = 0; i < node->attribute_count; i++) {
        const struct node_attribute *attribute = &node->attributes[i];
        if (strcmp(attribute->name, "lang") != 0)
            continue;
        g_autofree char *lower = g_ascii_strdown(attribute->value, -1);
        lower[strcspn(lower, "-_")] = '\0';
        return arena_strdup(arena, lower);
    }
    return "";
}

// The name of a data category: the element's own (DCT), or the `type` of one that holds any (DCA).
static const char *category_of(const struct node *node)
{
    static const char *const holders[] = {"termNote", "descrip", "admin", "xref", "ref", NULL};
    if (!g_strv_contains(holders, node->name))
        return node->name;
    const char *type = node_value(node, "type");
    return type ? type : "";
}

static void keep_first(struct tbx_reading *reading, const char **field, const struct node *node)
{
    if (!*field)
        *field = text_of(reading->tbx->arena, node);
}

static void read_category(struct tbx_reading *reading, const struct node *node)
{
    struct tbx_concept *concept = reading->concept;
    struct tbx_term *term = reading->term;
    const char *category = category_of(node);
    if (strcmp(category, "note") == 0)
        keep_first(reading, term ? &term->note : &concept->note, node);
    else if (strcmp(category, "definition") == 0)
        keep_first(reading, &concept->definition, node);
    else if (strcmp(category, "source") == 0)
        keep_first(reading, &concept->source, node);
    else if (term && strcmp(category, "partOfSpeech") == 0)
        keep_first(reading, &term->part_of_speech, node);
    else if (term && (strcmp(category, "administrativeStatus") == 0 ||
                      strcmp(category, "normativeAuthorization") == 0))
        term->status = status_of(text_of(reading->tbx->arena, node));
}

// Groups (descripGrp, adminGrp, termNoteGrp, termGrp, transacGrp ...) only hold others together.
static void read_level(struct tbx_reading *reading, const struct node *level)
{
    for (guint i = 0; i < level->children->len; i++) {
        const struct node *node = level->children->pdata[i];
        if (!node->name)
            continue;
        if (strcmp(node->name, "langSet") == 0 || strcmp(node->name, "langSec") == 0) {
            reading->language = language_of(reading->tbx->arena, node);
            read_level(reading, node);
        } else if (strcmp(node->name, "tig") == 0 || strcmp(node->name, "ntig") == 0 ||
                   strcmp(node->name, "termSec") == 0) {
            struct tbx_term *term = arena_new0(reading->tbx->arena, struct tbx_term);
            term->language = reading->language;
            reading->term = term;
            read_level(reading, node);
            reading->term = NULL;
            if (term->text)
                g_ptr_array_add(reading->concept->terms, term);
        } else if (reading->term && strcmp(node->name, "term") == 0) {
            keep_first(reading, &reading->term->text, node);
            reading->term->line = node->line;
            reading->term->column = node->column;
        } else if (g_str_has_suffix(node->name, "Grp")) {
            read_level(reading, node);
        } else {
            read_category(reading, node);
        }
    }
}

static void read_concept(struct tbx *tbx, const struct node *node)
{
    struct tbx_concept *concept = arena_new0(tbx->arena, struct tbx_concept);
    *concept = (struct tbx_concept){
        .id = node_value(node, "id"),
        .terms = arena_array(tbx->arena),
        .line = node->line,
        .column = node->column,
    };
    struct tbx_reading reading = {.tbx = tbx, .concept = concept, .language = ""};
    read_level(&reading, node);
    g_ptr_array_add(tbx->concepts, concept);
}

// Concepts stand in text/body; the header's title may stand at different depths.
static void read_tree(struct tbx *tbx, const struct node *node)
{
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = node->children->pdata[i];
        if (!child->name)
            continue;
        if (strcmp(child->name, "termEntry") == 0 || strcmp(child->name, "conceptEntry") == 0) {
            read_concept(tbx, child);
            continue;
        }
        if (!tbx->title && strcmp(child->name, "title") == 0)
            tbx->title = text_of(tbx->arena, child);
        read_tree(tbx, child);
    }
}

struct tbx *tbx_read(const char *bytes, gsize length, GError **error)
{
    g_autoptr(tbx_t) tbx = g_new0(struct tbx, 1);
    tbx->arena = arena_new();
    tbx->concepts = arena_array(tbx->arena);
    g_autofree char *copy = without_doctype(bytes, length);
    struct limits limits = limits_default();
    g_autoptr(GError) cause = NULL;
    const struct node *root = tree_parse(tbx->arena, copy, length, &limits, &cause);
    if (!root) {
        g_set_error_literal(error, TBX_ERROR, TBX_ERROR_MALFORMED, cause->message);
        return NULL;
    }
    if (strcmp(root->name, "martif") != 0 && strcmp(root->name, "tbx") != 0) {
        g_set_error(error, TBX_ERROR, TBX_ERROR_NOT_TBX,
                    "the file is no TBX termbase: it begins with <%s>, not with <tbx> or <martif> "
                    "(ISO 30042); export it as TBX-Basic",
                    root->name);
        return NULL;
    }
    read_tree(tbx, root);
    return g_steal_pointer(&tbx);
}

void tbx_free(struct tbx *tbx)
{
    if (!tbx)
        return;
    arena_free(tbx->arena);
    g_free(tbx);
}

const struct tbx_term *tbx_preferred(const struct tbx_concept *concept, const char *language,
                                     gboolean any)
{
    static const enum tbx_status order[] = {TBX_PREFERRED, TBX_ADMITTED, TBX_NONE};
    for (gsize i = 0; i < G_N_ELEMENTS(order) - (any ? 0 : 1); i++) {
        for (guint n = 0; n < concept->terms->len; n++) {
            const struct tbx_term *term = concept->terms->pdata[n];
            if (term->status == order[i] && strcmp(term->language, language) == 0)
                return term;
        }
    }
    return NULL;
}
