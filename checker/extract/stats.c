// SPDX-License-Identifier: Apache-2.0
#include "extract/extract.h"
#include "out/json.h"

// What words are counted under: the parts, with the cells of the body apart; and what the final
// view does not show.
enum count { COUNT_TABLE = PART_KINDS, COUNT_DELETED, COUNT_HIDDEN, COUNTS };

struct statistics {
    guint words[COUNTS];
    guint total; // of the final view
};

static const char *count_name(guint count)
{
    static const char *const beside[] = {"table", "deleted", "hidden"};
    return count < PART_KINDS ? part_kind_name((enum part_kind)count) : beside[count - PART_KINDS];
}

// The order of printing: the table's cells after the body they stand in.
static guint count_at(guint place)
{
    return place == 0              ? PART_BODY
           : place == 1            ? COUNT_TABLE
           : place < COUNT_DELETED ? place - 1
                                   : place;
}

static guint count_of_span(const struct span *span, guint shown)
{
    if (!span)
        return shown;
    return span->hidden ? COUNT_HIDDEN : span->deleted ? COUNT_DELETED : shown;
}

// Words are what spaces separate. One that is cut by a deletion is one in the final view; deleted
// or hidden ones end where text is shown.
static void count_block(struct statistics *statistics, const struct block *block)
{
    guint shown = block->part == PART_BODY && block->rest->table.table ? COUNT_TABLE : block->part;
    gboolean open[COUNTS] = {FALSE};
    guint at = 0, next = 0;
    for (const char *text = block->text; *text; text = g_utf8_next_char(text), at++) {
        while (next < block->rest->span_count && block->rest->spans[next].end <= at)
            next++;
        gboolean inside = next < block->rest->span_count && block->rest->spans[next].start <= at;
        guint count = count_of_span(inside ? &block->rest->spans[next] : NULL, shown);
        gboolean space = g_unichar_isspace(g_utf8_get_char(text));
        if (!space && !open[count])
            statistics->words[count]++;
        open[count] = !space;
        if (count == shown)
            open[COUNT_DELETED] = open[COUNT_HIDDEN] = FALSE;
    }
}

static struct statistics count_words(const struct document *document,
                                     const struct extract_request *request)
{
    struct statistics statistics = {0};
    for (guint i = 1; i <= document->block_count; i++) {
        const struct block *block = document_block(document, i);
        if (extract_wants(request, block))
            count_block(&statistics, block);
    }
    for (guint count = 0; count < COUNT_DELETED; count++)
        statistics.total += statistics.words[count];
    return statistics;
}

GString *extract_statistics_text(const struct document *document,
                                 const struct extract_request *request)
{
    struct statistics statistics = count_words(document, request);
    GString *out = g_string_new("words read\n");
    for (guint place = 0; place < COUNT_DELETED; place++) {
        guint count = count_at(place);
        g_string_append_printf(out, "%-10s %8u\n", count_name(count), statistics.words[count]);
    }
    g_string_append_printf(out, "%-10s %8u\n", "total", statistics.total);
    g_string_append(out, "not in the total\n");
    for (guint count = COUNT_DELETED; count < COUNTS; count++)
        g_string_append_printf(out, "%-10s %8u\n", count_name(count), statistics.words[count]);
    const char *words = document_property(document, "app:Words");
    const char *program = document_property(document, "app:Application");
    if (words)
        g_string_append_printf(out,
                               "%s counted %s words when it saved the file (docProps/app.xml); it "
                               "counts differently, and other parts\n",
                               program ? program : "The program that saved it", words);
    else
        g_string_append(out, "docProps/app.xml gives no number of words\n");
    return out;
}

// Numbers of docProps/app.xml; one that is missing or no number is null.
static void put_application(struct json *json, const struct document *document)
{
    static const struct {
        const char *key, *property;
    } numbers[] = {{"words", "app:Words"},
                   {"pages", "app:Pages"},
                   {"paragraphs", "app:Paragraphs"},
                   {"characters", "app:Characters"}};
    json_key(json, "application");
    json_object(json);
    json_key_string(json, "name", document_property(document, "app:Application"));
    for (guint i = 0; i < G_N_ELEMENTS(numbers); i++) {
        const char *value = document_property(document, numbers[i].property);
        guint64 number;
        json_key(json, numbers[i].key);
        if (value && g_ascii_string_to_unsigned(value, 10, 0, G_MAXUINT32, &number, NULL))
            json_number(json, (gint64)number);
        else
            json_null(json);
    }
    json_end_object(json);
}

GString *extract_statistics_json(const struct document *document,
                                 const struct extract_request *request)
{
    struct statistics statistics = count_words(document, request);
    g_autoptr(json_t) json = json_new(TRUE);
    json_object(json);
    json_key_string(json, "schema", "linjera-statistics/1");
    json_key_string(json, "path", request->path);
    json_key_string(json, "sha256", request->sha256);
    json_key(json, "words");
    json_object(json);
    for (guint place = 0; place < COUNTS; place++)
        json_key_number(json, count_name(count_at(place)), statistics.words[count_at(place)]);
    json_end_object(json);
    json_key_number(json, "total", statistics.total);
    put_application(json, document);
    json_end_object(json);
    return json_finish(json);
}
