// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"

#include "out/json.h"

static void number_or_null(struct json *json, const char *key, guint number)
{
    json_key(json, key);
    if (number)
        json_number(json, number);
    else
        json_null(json);
}

// Keys that say nothing are left out: most spans carry one or two.
static void write_span(struct json *json, const struct span *span)
{
    const struct {
        const char *key;
        gboolean set;
    } flags[] = {
        {"inserted", span->inserted},
        {"deleted", span->deleted},
        {"hidden", span->hidden},
    };
    const struct {
        const char *key, *value;
    } texts[] = {
        {"field", span->field},       {"link", span->link},     {"color", span->color},
        {"language", span->language}, {"author", span->author}, {"date", span->date},
    };
    json_object(json);
    json_key_number(json, "start", span->start);
    json_key_number(json, "end", span->end);
    for (gsize i = 0; i < G_N_ELEMENTS(flags); i++) {
        if (flags[i].set)
            json_key_boolean(json, flags[i].key, TRUE);
    }
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        if (texts[i].value)
            json_key_string(json, texts[i].key, texts[i].value);
    }
    json_end_object(json);
}

static void write_table(struct json *json, const struct table_place *place)
{
    json_key(json, "table");
    if (!place->table) {
        json_null(json);
        return;
    }
    json_object(json);
    json_key_number(json, "table", place->table);
    json_key_number(json, "row", place->row);
    json_key_number(json, "column", place->column);
    json_key_number(json, "nesting", place->nesting);
    json_end_object(json);
}

static void write_block(struct json *json, const struct document *document,
                        const struct block *block, struct arena *arena)
{
    json_object(json);
    json_key_number(json, "block", block->ordinal);
    json_key_string(json, "part", part_kind_name(block->part));
    json_key_string(json, "package", block->package);
    json_key_string(json, "kind", block_kind_name(block->kind));
    number_or_null(json, "level", block->level);
    json_key_string(json, "number", block->number);
    json_key_string(json, "text", block->text);
    json_key_string(json, "style", block->style);
    json_key_string(json, "section", document_section(document, block));
    json_key(json, "headings");
    json_array(json);
    const GPtrArray *headings = document_headings(document, block, arena);
    for (guint i = 0; i < headings->len; i++)
        json_string(json, headings->pdata[i]);
    json_end_array(json);
    write_table(json, &block->table);
    number_or_null(json, "page", block->page);
    json_key_string(json, "paraId", block->para_id);
    json_key(json, "spans");
    json_array(json);
    for (guint i = 0; i < block->span_count; i++)
        write_span(json, &block->spans[i]);
    json_end_array(json);
    json_end_object(json);
}

GString *extract_json(const struct document *document, const char *path, const char *sha256)
{
    g_autoptr(json_t) json = json_new(TRUE);
    g_autoptr(arena_t) arena = arena_new();
    json_object(json);
    json_key_string(json, "schema", "linjera-document/1");
    json_key_string(json, "path", path);
    json_key_string(json, "sha256", sha256);
    json_key(json, "properties");
    json_object(json);
    for (guint i = 0; i < document->properties->len; i++) {
        const struct property *property = document->properties->pdata[i];
        json_key_string(json, property->name, property->value);
    }
    json_end_object(json);
    json_key(json, "blocks");
    json_array(json);
    for (guint i = 0; i < document->blocks->len; i++)
        write_block(json, document, document->blocks->pdata[i], arena);
    json_end_array(json);
    json_key(json, "notChecked");
    json_array(json);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct not_checked *piece = document->not_checked->pdata[i];
        json_object(json);
        json_key_string(json, "package", piece->package);
        json_key_string(json, "reason", piece->reason);
        json_end_object(json);
    }
    json_end_array(json);
    json_end_object(json);
    return json_finish(json);
}
