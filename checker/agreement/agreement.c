// SPDX-License-Identifier: Apache-2.0
#include "agreement/agreement.h"

#include "base/wire.h"
#include "text/text.h"

#include <string.h>

enum { ENCODING_VERSION = 1 };

static struct agreement *agreement_empty(void)
{
    struct arena *arena = arena_new();
    struct agreement *agreement = arena_new0(arena, struct agreement);
    agreement->arena = arena;
    agreement->clauses = arena_array(arena);
    return agreement;
}

// "Bilaga 2" of "Bilaga 2 In- och utskrivning", "Bilaga 6:1" of "Bilaga 6:1 Viktlista": the
// appendix a heading opens, whether its author or Word's numbering wrote the number; NULL if it is
// none.
static char *appendix_name(struct arena *arena, const struct block *heading)
{
    gboolean numbered = heading->number && g_str_has_prefix(heading->number, "Bilaga");
    g_autofree char *text = text_fold(numbered ? heading->number : heading->text);
    if (heading->level != 1 || !g_str_has_prefix(text, "Bilaga"))
        return NULL;
    const char *end = text + strlen("Bilaga");
    if (*end != ' ' && *end != '\0')
        return NULL;
    if (*end == ' ')
        end++;
    while (g_ascii_isalnum(*end) || ((*end == '.' || *end == ':') && g_ascii_isalnum(end[1])))
        end++;
    return g_strchomp(arena_strndup(arena, text, (gsize)(end - text)));
}

static gboolean same_row(const struct block *before, const struct block *block)
{
    return before && block->table.table && block->table.table == before->table.table &&
           block->table.row == before->table.row;
}

struct agreement *agreement_new(const struct document *document)
{
    struct agreement *agreement = agreement_empty();
    agreement->title = arena_strdup(agreement->arena, document_title(document));
    const char *appendix = NULL;
    struct clause *clause = NULL;
    const struct block *before = NULL; // the last one that the clause took in
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < document->blocks->len; i++) {
        const struct block *block = document->blocks->pdata[i];
        if (block->part != PART_BODY)
            continue;
        if (block->kind != BLOCK_HEADING) {
            if (!clause || !block->text[0])
                continue;
            if (text->len)
                g_string_append(text, same_row(before, block) ? " | " : "\n");
            before = block;
            if (block->number)
                g_string_append_printf(text, "%s ", block->number);
            g_string_append(text, block->text);
            continue;
        }
        if (clause)
            clause->text = arena_strdup(agreement->arena, text->str);
        g_string_truncate(text, 0);
        before = NULL;
        if (block->level == 1)
            appendix = appendix_name(agreement->arena, block);
        clause = arena_new0(agreement->arena, struct clause);
        clause->number = arena_strdup(agreement->arena, block->number);
        clause->title = arena_strdup(agreement->arena, block_title(block));
        clause->level = block->level;
        const char *own = block->number ? clause->number : clause->title;
        clause->id = appendix && block->level > 1
                         ? arena_printf(agreement->arena, "%s/%s", appendix, own)
                     : appendix ? appendix
                                : own;
        g_ptr_array_add(agreement->clauses, clause);
    }
    if (clause)
        clause->text = arena_strdup(agreement->arena, text->str);
    return agreement;
}

void agreement_free(struct agreement *agreement)
{
    if (agreement)
        arena_free(agreement->arena);
}

const struct clause *agreement_clause(const struct agreement *agreement, const char *id)
{
    for (guint i = 0; i < agreement->clauses->len; i++) {
        const struct clause *clause = agreement->clauses->pdata[i];
        if (strcmp(clause->id, id) == 0)
            return clause;
    }
    return NULL;
}

void agreement_encode(const struct agreement *agreement, GByteArray *out)
{
    wire_put_number(out, ENCODING_VERSION);
    wire_put_text(out, agreement->title);
    wire_put_number(out, agreement->clauses->len);
    for (guint i = 0; i < agreement->clauses->len; i++) {
        const struct clause *clause = agreement->clauses->pdata[i];
        wire_put_text(out, clause->id);
        wire_put_text(out, clause->number);
        wire_put_text(out, clause->title);
        wire_put_number(out, clause->level);
        wire_put_text(out, clause->text);
    }
}

struct agreement *agreement_decode(const guint8 *bytes, gsize length)
{
    struct wire wire = {.bytes = bytes, .length = length};
    if (wire_get_number(&wire) != ENCODING_VERSION)
        return NULL;
    g_autoptr(agreement_t) agreement = agreement_empty();
    agreement->title = wire_get_text(&wire, agreement->arena);
    guint count = wire_get_count(&wire);
    for (guint i = 0; i < count; i++) {
        struct clause *clause = arena_new0(agreement->arena, struct clause);
        clause->id = wire_get_text(&wire, agreement->arena);
        clause->number = wire_get_text(&wire, agreement->arena);
        clause->title = wire_get_text(&wire, agreement->arena);
        clause->level = (guint)wire_get_number(&wire);
        clause->text = wire_get_text(&wire, agreement->arena);
        if (wire.failed || !clause->id || !clause->title || !clause->text)
            return NULL;
        g_ptr_array_add(agreement->clauses, clause);
    }
    return wire.failed || wire.at != length ? NULL : g_steal_pointer(&agreement);
}
