// SPDX-License-Identifier: Apache-2.0
// A page that shows what the checker reads: every block with its number, kind and place, what is
// known of its text, and what was not read. It stands alone: no script, nothing fetched.
#include "extract/extract.h"
#include "xml/writer.h"

#include <string.h>

static const char STYLE[] =
    "body{font:16px/1.5 sans-serif;margin:0 auto;max-width:60rem;padding:1rem;color:#1a1a1a;"
    "background:#fff}"
    "h1{font-size:1.4rem}h2{font-size:1.1rem}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dd{margin:0}"
    "ol.blocks{list-style:none;padding:0}"
    "ol.blocks li{display:grid;grid-template-columns:4rem 1fr;border-top:1px solid #ddd;"
    "padding:.3rem 0}"
    ".ordinal{color:#595959;text-decoration:none;font-variant-numeric:tabular-nums}"
    ".place{color:#595959;font-size:.8rem}"
    ".text{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}"
    ".heading .text,.title .text{font-weight:bold}"
    ".number{color:#0b4f8a;padding-right:.6em}"
    "ins{background:#d9f2d9}del{background:#f9d9d9}"
    ".hidden{background:#e4e4e4;border-bottom:1px dotted #595959}"
    ".field{border-bottom:1px solid #8a5a00}"
    ".link{color:#0b4f8a;text-decoration:underline}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#181818}"
    "ol.blocks li{border-color:#444}.ordinal,.place{color:#aaa}.number,.link{color:#8ec3f5}"
    "ins{background:#1f4a1f;color:#eee}del{background:#5a1f1f;color:#eee}"
    ".hidden{background:#3a3a3a}}";

static void put_class(struct writer *writer, const char *element, const char *class)
{
    writer_start(writer, element);
    writer_attribute(writer, "class", class);
}

// ---- What is known of the document

static void put_properties(struct writer *writer, const struct document *document,
                           const struct extract_request *request)
{
    writer_start(writer, "dl");
    writer_element(writer, "dt", "SHA-256");
    writer_element(writer, "dd", request->sha256);
    for (guint i = 0; i < document->properties->len; i++) {
        const struct property *property = document->properties->pdata[i];
        writer_element(writer, "dt", property->name);
        writer_element(writer, "dd", property->value);
    }
    writer_end(writer);
}

static void put_unread(struct writer *writer, const struct document *document)
{
    if (document->not_checked->len == 0)
        return;
    writer_element(writer, "h2", "Not read");
    writer_start(writer, "ul");
    for (guint i = 0; i < document->not_checked->len; i++) {
        const struct not_checked *entry = document->not_checked->pdata[i];
        g_autofree char *line = g_strdup_printf("%s: %s", entry->package, entry->reason);
        writer_element(writer, "li", line);
    }
    writer_end(writer);
}

static void put_notes(struct writer *writer, const struct document *document)
{
    if (document->notes->len == 0)
        return;
    writer_element(writer, "h2", "Read, but not as it was meant");
    writer_start(writer, "ul");
    for (guint i = 0; i < document->notes->len; i++) {
        const struct note *note = document->notes->pdata[i];
        g_autofree char *line = note->block
                                    ? g_strdup_printf("block %u: %s", note->block, note->message)
                                    : g_strdup_printf("%s: %s", note->package, note->message);
        writer_element(writer, "li", line);
    }
    writer_end(writer);
}

// ---- Blocks

// "heading 2 · section 3.1 · table 1, row 2, column 3 · page 4".
static char *place_of(const struct document *document, const struct block *block)
{
    GString *place = g_string_new(block_kind_name(block->kind));
    const char *section = document_section(document, block);
    if (block->level)
        g_string_append_printf(place, " %u", block->level);
    if (block->part != PART_BODY)
        g_string_append_printf(place, " · %s", part_kind_name(block->part));
    if (section)
        g_string_append_printf(place, " · section %s", section);
    if (block->rest->table.table)
        g_string_append_printf(place, " · table %u, row %u, column %u", block->rest->table.table,
                               block->rest->table.row, block->rest->table.column);
    if (block->rest->page)
        g_string_append_printf(place, " · page %u", block->rest->page);
    if (block->rest->lead_in)
        g_string_append_printf(place, " · goes on from %u", block->rest->lead_in);
    if (block->rest->label)
        g_string_append_printf(place, " · labelled by %u", block->rest->label);
    if (block->rest->style)
        g_string_append_printf(place, " · %s", block->rest->style);
    return g_string_free(place, FALSE);
}

static void append_known(GString *title, const char *what, const char *value)
{
    if (value)
        g_string_append_printf(title, "%s%s %s", title->len ? ", " : "", what, value);
}

// What a reader is told who rests on the words.
static char *title_of(const struct span *span)
{
    GString *title = g_string_new(span->hidden ? "hidden" : NULL);
    append_known(title, "by", span->author);
    append_known(title, "at", span->date);
    append_known(title, "field", span->field);
    append_known(title, "link to", span->link);
    append_known(title, "colour", span->color);
    append_known(title, "highlighted", span->highlighted ? "yes" : NULL);
    append_known(title, "language", span->language);
    return g_string_free(title, FALSE);
}

static void put_span(struct writer *writer, const struct span *span, const char *text)
{
    g_autofree char *title = title_of(span);
    const char *element = span->deleted ? "del" : span->inserted ? "ins" : "span";
    const char *class = span->hidden  ? "hidden"
                        : span->field ? "field"
                        : span->link  ? "link"
                                      : NULL;
    writer_start(writer, element);
    if (class)
        writer_attribute(writer, "class", class);
    if (*title)
        writer_attribute(writer, "title", title);
    // Hidden text that is left out shows as a sign that something stood there.
    writer_text(writer, span->start == span->end ? "…" : text);
    writer_end(writer);
}

static void put_text(struct writer *writer, const struct block *block)
{
    const char *at = block->text;
    guint offset = 0;
    put_class(writer, "p", "text");
    if (block_number_is_computed(block)) {
        put_class(writer, "span", "number");
        writer_text(writer, block_number(block));
        writer_end(writer);
    }
    for (guint i = 0; i < block->rest->span_count; i++) {
        const struct span *span = &block->rest->spans[i];
        const char *start = g_utf8_offset_to_pointer(at, span->start - offset);
        const char *end = g_utf8_offset_to_pointer(start, span->end - span->start);
        g_autofree char *before = g_strndup(at, (gsize)(start - at));
        g_autofree char *inside = g_strndup(start, (gsize)(end - start));
        if (*before)
            writer_text(writer, before);
        put_span(writer, span, inside);
        at = end;
        offset = span->end;
    }
    writer_text(writer, at);
    writer_end(writer);
}

static void put_block(struct writer *writer, const struct document *document,
                      const struct block *block)
{
    g_autofree char *id = g_strdup_printf("b%u", block->ordinal);
    g_autofree char *address = g_strdup_printf("#b%u", block->ordinal);
    g_autofree char *ordinal = g_strdup_printf("%u", block->ordinal);
    g_autofree char *place = place_of(document, block);
    writer_text(writer, "\n");
    put_class(writer, "li", block_kind_name(block->kind));
    writer_attribute(writer, "id", id);
    put_class(writer, "a", "ordinal");
    writer_attribute(writer, "href", address);
    writer_text(writer, ordinal);
    writer_end(writer);
    writer_start(writer, "div");
    put_text(writer, block);
    put_class(writer, "div", "place");
    writer_text(writer, place);
    writer_end(writer);
    writer_end(writer);
    writer_end(writer);
}

GString *extract_html(const struct document *document, const struct extract_request *request)
{
    g_autoptr(writer_t) writer = writer_new();
    const char *title = document_title(document);
    const char *language = document_property(document, "language");
    writer_html(writer);
    writer_start(writer, "html");
    writer_attribute(writer, "lang", language ? language : "sv");
    writer_start(writer, "head");
    writer_start(writer, "meta");
    writer_attribute(writer, "charset", "utf-8");
    writer_end(writer);
    writer_start(writer, "meta");
    writer_attribute(writer, "name", "viewport");
    writer_attribute(writer, "content", "width=device-width");
    writer_end(writer);
    writer_element(writer, "title", title ? title : request->path);
    writer_style(writer, STYLE);
    writer_end(writer);
    writer_start(writer, "body");
    writer_element(writer, "h1", request->path);
    put_properties(writer, document, request);
    put_unread(writer, document);
    put_notes(writer, document);
    put_class(writer, "ol", "blocks");
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (extract_wants(request, block))
            put_block(writer, document, block);
    }
    return writer_finish(writer);
}
