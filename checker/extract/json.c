// SPDX-License-Identifier: Apache-2.0
#include "out/json.h"
#include "extract/extract.h"

static void number_or_null(struct json *json, const char *key, guint number)
{
    json_key(json, key);
    if (number)
        json_number(json, number);
    else
        json_null(json);
}

static void flag(struct json *json, const char *key, gboolean value)
{
    if (value)
        json_key_boolean(json, key, TRUE);
}

static void put_table(struct json *json, const struct table_place *place)
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
    if (place->span > 1)
        json_key_number(json, "span", place->span);
    flag(json, "merged", place->merged);
    flag(json, "header", place->header);
    json_end_object(json);
}

static void text_if_any(struct json *json, const char *key, const char *value)
{
    if (value)
        json_key_string(json, key, value);
}

static void number_if_any(struct json *json, const char *key, guint number)
{
    if (number)
        json_key_number(json, key, number);
}

static void put_properties(struct json *json, const struct document *document)
{
    json_key(json, "properties");
    json_object(json);
    // A name may come twice in a damaged file; a JSON object has each once.
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < document->properties->len; i++) {
        const struct property *property = document->properties->pdata[i];
        if (g_hash_table_add(known, (gpointer)property->name))
            json_key_string(json, property->name, property->value);
    }
    json_end_object(json);
}

static void put_spans(struct json *json, const struct block *block)
{
    json_key(json, "spans");
    json_array(json);
    for (guint i = 0; i < block->rest->span_count; i++) {
        const struct span *span = &block->rest->spans[i];
        json_object(json);
        json_key_number(json, "start", span->start);
        json_key_number(json, "end", span->end);
        flag(json, "inserted", span->inserted);
        flag(json, "deleted", span->deleted);
        flag(json, "hidden", span->hidden);
        text_if_any(json, "field", span->field);
        text_if_any(json, "link", span->link);
        text_if_any(json, "color", span->color);
        flag(json, "highlighted", span->highlighted);
        text_if_any(json, "language", span->language);
        text_if_any(json, "author", span->author);
        text_if_any(json, "date", span->date);
        json_end_object(json);
    }
    json_end_array(json);
}

// What a note or comment stands at, and who says it.
static void put_remark(struct json *json, const struct remark *remark)
{
    json_key(json, "anchor");
    if (remark->anchor.block) {
        json_object(json);
        json_key_number(json, "block", remark->anchor.block);
        json_key_number(json, "start", remark->anchor.start);
        json_key_number(json, "endBlock", remark->anchor.end_block);
        json_key_number(json, "end", remark->anchor.end);
        json_end_object(json);
    } else {
        json_null(json);
    }
    text_if_any(json, "author", remark->author);
    text_if_any(json, "date", remark->date);
    number_if_any(json, "replyTo", remark->reply_to);
}

static void put_block(struct json *json, const struct document *document, const struct block *block,
                      const GPtrArray *headings)
{
    json_object(json);
    json_key_number(json, "block", block->ordinal);
    json_key_string(json, "part", part_kind_name(block->part));
    json_key_string(json, "package", block->rest->package);
    json_key_string(json, "kind", block_kind_name(block->kind));
    number_or_null(json, "level", block->level);
    json_key_string(json, "number", block_number(block));
    number_if_any(json, "typed", block->rest->typed);
    json_key_string(json, "text", block->text);
    json_key_string(json, "style", block->rest->style);
    json_key_string(json, "section", document_section(document, block));
    json_key(json, "headings");
    json_array(json);
    for (guint i = 0; i < headings->len; i++)
        json_string(json, headings->pdata[i]);
    json_end_array(json);
    put_table(json, &block->rest->table);
    number_or_null(json, "page", block->rest->page);
    json_key_string(json, "paraId", block->rest->para_id);
    number_or_null(json, "leadIn", block->rest->lead_in);
    number_or_null(json, "label", block->rest->label);
    number_if_any(json, "columnLabel", block->rest->column_label);
    if (block->rest->remark)
        put_remark(json, block->rest->remark);
    put_spans(json, block);
    json_end_object(json);
}

static void put_blocks(struct json *json, const struct document *document,
                       const struct extract_request *request)
{
    json_key(json, "blocks");
    json_array(json);
    g_autoptr(arena_t) arena = arena_new();
    const GPtrArray *headings = NULL;
    guint under = 0; // the heading that `headings` was made for
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (!extract_wants(request, block))
            continue;
        if (!headings || block_heading(block) != under)
            headings = document_headings(document, block, arena);
        under = block_heading(block);
        put_block(json, document, block, headings);
    }
    json_end_array(json);
}

static void put_not_checked(struct json *json, const struct document *document)
{
    json_key(json, "notChecked");
    json_array(json);
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct not_checked *entry = document->not_checked->pdata[i];
        json_object(json);
        json_key_string(json, "package", entry->package);
        json_key_string(json, "reason", entry->reason);
        json_end_object(json);
    }
    json_end_array(json);
}

static void put_notes(struct json *json, const struct document *document)
{
    json_key(json, "notes");
    json_array(json);
    for (guint i = 0; i < document->notes->len; i++) {
        const struct note *note = document->notes->pdata[i];
        json_object(json);
        number_or_null(json, "block", note->block);
        json_key_string(json, "package", note->package);
        json_key_string(json, "message", note->message);
        json_end_object(json);
    }
    json_end_array(json);
}

GString *extract_json(const struct document *document, const struct extract_request *request)
{
    g_autoptr(json_t) json = json_new(TRUE);
    json_object(json);
    json_key_string(json, "schema", "linjera-document/1");
    json_key_string(json, "path", request->path);
    json_key_string(json, "sha256", request->sha256);
    put_properties(json, document);
    put_blocks(json, document, request);
    put_not_checked(json, document);
    put_notes(json, document);
    json_end_object(json);
    return json_finish(json);
}
