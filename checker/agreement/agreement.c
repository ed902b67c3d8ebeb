// SPDX-License-Identifier: Apache-2.0
#include "agreement/agreement.h"

#include "base/wire.h"
#include "text/text.h"

#include <string.h>

enum { ENCODING_VERSION = 2 };
enum { TITLE_CHARACTERS = 160 };

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
    gboolean numbered = block_number(heading) && g_str_has_prefix(block_number(heading), "Bilaga");
    g_autofree char *text = text_fold(numbered ? block_number(heading) : heading->text);
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
    return before && block->rest->table.table &&
           block->rest->table.table == before->rest->table.table &&
           block->rest->table.row == before->rest->table.row;
}

// The agreement while its document is read.
struct gathering {
    struct agreement *agreement;
    const char *appendix;
    struct clause *clause;
    const struct block *before; // the last one that the clause took in
    GString *text;              // of the clause
    GArray *labels;             // struct clause_range
};

static void finish_clause(struct gathering *gathering)
{
    struct clause *clause = gathering->clause;
    if (!clause)
        return;
    clause->text = arena_strdup(gathering->agreement->arena, gathering->text->str);
    clause->label_count = gathering->labels->len;
    struct clause_range *labels = arena_alloc(
        gathering->agreement->arena, MAX(clause->label_count, 1) * sizeof(struct clause_range));
    for (guint i = 0; i < clause->label_count; i++)
        labels[i] = g_array_index(gathering->labels, struct clause_range, i);
    clause->labels = labels;
    g_string_truncate(gathering->text, 0);
    g_array_set_size(gathering->labels, 0);
    gathering->before = NULL;
}

static void take_in(struct gathering *gathering, const struct block *block)
{
    GString *text = gathering->text;
    if (!gathering->clause || !block->text[0])
        return;
    if (text->len)
        g_string_append(text, same_row(gathering->before, block) ? " | " : "\n");
    gathering->before = block;
    if (block_number(block)) {
        struct clause_range label = {.start = (guint)text->len};
        g_string_append(text, block_number(block));
        label.end = (guint)text->len;
        g_array_append_val(gathering->labels, label);
        g_string_append_c(text, ' ');
    }
    g_string_append(text, block->text);
}

// The clause that one of this level stands under: up from the last one, so that a level is met
// once.
static guint parent_of(const struct agreement *agreement, guint level)
{
    guint at = agreement->clauses->len ? agreement->clauses->len - 1 : CLAUSE_NONE;
    while (at != CLAUSE_NONE) {
        const struct clause *above = agreement->clauses->pdata[at];
        if (above->level < level)
            break;
        at = above->parent;
    }
    return at;
}

static void begin_clause(struct gathering *gathering, const struct block *block)
{
    struct agreement *agreement = gathering->agreement;
    struct arena *arena = agreement->arena;
    finish_clause(gathering);
    if (block->level == 1)
        gathering->appendix = appendix_name(arena, block);
    const char *appendix = gathering->appendix;
    struct clause *clause = arena_new0(arena, struct clause);
    clause->number = arena_strdup(arena, block_number(block));
    clause->title = arena_strdup(arena, block_title(block));
    clause->level = block->level;
    clause->parent = parent_of(agreement, block->level);
    clause->block = block->ordinal;
    clause->page = block->rest->page;
    const char *own = block_number(block) ? clause->number : clause->title;
    clause->id = appendix && block->level > 1 ? arena_printf(arena, "%s/%s", appendix, own)
                 : appendix                   ? appendix
                                              : own;
    g_ptr_array_add(agreement->clauses, clause);
    gathering->clause = clause;
}

// The document's title; of one that has none but its first heading, the paragraph above that.
static const char *own_title(struct arena *arena, const struct document *document)
{
    const struct block *first = NULL;
    const char *title = document_title(document);
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (block->part != PART_BODY || !block->text[0])
            continue;
        if (!first)
            first = block;
        if (block->kind != BLOCK_HEADING)
            continue;
        gboolean untitled =
            g_strcmp0(title, block->text) == 0 || g_strcmp0(title, block_title(block)) == 0;
        if (untitled && first->kind == BLOCK_PARAGRAPH && first->length <= TITLE_CHARACTERS)
            title = first->text;
        break;
    }
    return arena_strdup(arena, title);
}

struct agreement *agreement_new(const struct document *document)
{
    struct agreement *agreement = agreement_empty();
    agreement->title = own_title(agreement->arena, document);
    g_autoptr(GString) text = g_string_new(NULL);
    g_autoptr(GArray) labels = g_array_new(FALSE, FALSE, sizeof(struct clause_range));
    struct gathering gathering = {.agreement = agreement, .text = text, .labels = labels};
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (block->part != PART_BODY)
            continue;
        if (block->kind == BLOCK_HEADING)
            begin_clause(&gathering, block);
        else
            take_in(&gathering, block);
    }
    finish_clause(&gathering);
    return agreement;
}

char *clause_heading(const struct clause *clause)
{
    return clause->number ? g_strdup_printf("%s %s", clause->number, clause->title)
                          : g_strdup(clause->title);
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
        wire_put_number(out, clause->parent);
        wire_put_number(out, clause->block);
        wire_put_number(out, clause->page);
        wire_put_text(out, clause->text);
        wire_put_number(out, clause->label_count);
        for (guint n = 0; n < clause->label_count; n++) {
            wire_put_number(out, clause->labels[n].start);
            wire_put_number(out, clause->labels[n].end);
        }
    }
}

static struct clause *decode_clause(struct wire *wire, struct arena *arena)
{
    struct clause *clause = arena_new0(arena, struct clause);
    clause->id = wire_get_text(wire, arena);
    clause->number = wire_get_text(wire, arena);
    clause->title = wire_get_text(wire, arena);
    clause->level = (guint)wire_get_number(wire);
    clause->parent = (guint)wire_get_number(wire);
    clause->block = (guint)wire_get_number(wire);
    clause->page = (guint)wire_get_number(wire);
    clause->text = wire_get_text(wire, arena);
    clause->label_count = wire_get_count(wire);
    if (wire->failed || !clause->id || !clause->title || !clause->text)
        return NULL;
    guint length = (guint)strlen(clause->text);
    struct clause_range *labels =
        arena_alloc(arena, MAX(clause->label_count, 1) * sizeof(struct clause_range));
    for (guint i = 0; i < clause->label_count; i++) {
        labels[i].start = (guint)wire_get_number(wire);
        labels[i].end = (guint)wire_get_number(wire);
        if (labels[i].start > labels[i].end || labels[i].end > length)
            return NULL;
    }
    clause->labels = labels;
    return clause;
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
        struct clause *clause = decode_clause(&wire, agreement->arena);
        if (!clause || (clause->parent != CLAUSE_NONE && clause->parent >= i))
            return NULL;
        g_ptr_array_add(agreement->clauses, clause);
    }
    return wire.failed || wire.at != length ? NULL : g_steal_pointer(&agreement);
}
