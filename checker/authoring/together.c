// SPDX-License-Identifier: Apache-2.0
#include "authoring/together.h"

#include "library/consistency.h"

#include <string.h>

// One of the example's documents: its bytes in the example's text.
struct part {
    char *name;
    gsize start;
    struct example_document made;
};

static void part_free(gpointer data)
{
    struct part *part = data;
    example_document_clear(&part->made);
    g_free(part->name);
    g_free(part);
}

static void add_part(GPtrArray *parts, const char *name, const char *text, const char *start,
                     const char *end, enum part_kind kind)
{
    g_autofree char *own = g_strndup(start, (gsize)(end - start));
    if (!own[strspn(own, " \n")])
        return;
    struct part *part = g_new0(struct part, 1);
    part->name = *name ? g_strdup(name) : g_strdup_printf("%u", parts->len + 1);
    part->start = (gsize)(start - text);
    example_document_init(&part->made, own, kind, NULL);
    g_ptr_array_add(parts, part);
}

static GPtrArray *split(const char *text, enum part_kind kind)
{
    GPtrArray *parts = g_ptr_array_new_with_free_func(part_free);
    g_autofree char *name = g_strdup("");
    const char *start = text;
    for (const char *line = text; *line;) {
        const char *end = strchrnul(line, '\n');
        const char *next = *end ? end + 1 : end;
        if (g_str_has_prefix(line, "===")) {
            add_part(parts, name, text, start, line, kind);
            g_free(name);
            name = g_strndup(line + 3, (gsize)(end - line - 3));
            g_strstrip(name);
            start = next;
        }
        line = next;
    }
    add_part(parts, name, text, start, text + strlen(text), kind);
    return parts;
}

static gboolean is_marked(const struct example *example, const GPtrArray *parts,
                          const struct result *result)
{
    for (guint i = 0; i < result->library->len; i++) {
        const struct library_finding *finding = result->library->pdata[i];
        for (guint n = 0; n < finding->uses->len; n++) {
            const struct library_use *use = finding->uses->pdata[n];
            const struct place *place = &use->fact->place;
            for (guint p = 0; p < parts->len; p++) {
                const struct part *part = parts->pdata[p];
                if (((const struct document_result *)result->documents->pdata[p])->path ==
                        use->path &&
                    part->start + example_byte(&part->made, place->block, place->start) ==
                        example->mark_start &&
                    part->start + example_byte(&part->made, place->block, place->end) ==
                        example->mark_end)
                    return TRUE;
            }
        }
    }
    return FALSE;
}

void together_init(struct together *together, struct trial *trial, const struct example *example)
{
    const struct rule *rule = &trial->rule;
    *together = (struct together){0};
    g_autoptr(result_t) result = result_new();
    struct rule_card *card = arena_new0(result->arena, struct rule_card);
    *card = (struct rule_card){.id = rule->id, .question = rule->question};
    g_ptr_array_add(result->rules, card);
    g_autoptr(GPtrArray) parts = split(example->text, trial->part);
    heard_clear(&trial->heard);
    heard_init(&trial->heard, rule);
    for (guint i = 0; i < parts->len; i++) {
        const struct part *own = parts->pdata[i];
        struct check_about about = {.path = own->name};
        struct document_result *document =
            check_document(trial->checker, own->made.document, &about);
        together->limit |= document->skipped->len > 0;
        g_ptr_array_add(result->documents, document);
    }
    consistency_add(result);
    together->findings = result->library->len;
    together->marked =
        example->mark_start == example->mark_end || is_marked(example, parts, result);
    g_autoptr(GString) found = g_string_new(NULL);
    for (guint i = 0; i < result->library->len; i++) {
        const struct library_finding *finding = result->library->pdata[i];
        g_string_append_printf(found, "%s\"%s\"", i ? ", " : "", finding->match);
        for (guint n = 0; n < finding->uses->len; n++)
            g_string_append_printf(found, "%s%s", n ? ", " : " in ",
                                   ((struct library_use *)finding->uses->pdata[n])->path);
    }
    together->found = g_strdup(found->str);
}

void together_clear(struct together *together)
{
    g_clear_pointer(&together->found, g_free);
}
