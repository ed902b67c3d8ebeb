// SPDX-License-Identifier: Apache-2.0
// A comparison as JSON, schema linjera-compare/1.
#include "out/json.h"
#include "report/clean.h"
#include "report/comparison.h"

static const struct result as_written = {.redact = FALSE};

static void write_document(struct json *json, const char *key,
                           const struct compared_document *document)
{
    json_key(json, key);
    json_object(json);
    json_key_string(json, "path", document->path);
    json_key_string(json, "sha256", document->sha256);
    g_autofree char *title = clean_machine(&as_written, document->title);
    json_key_string(json, "title", title);
    json_end_object(json);
}

static void write_ids(struct json *json, const char *key, const GPtrArray *clauses)
{
    json_key(json, key);
    json_array(json);
    for (guint i = 0; i < clauses->len; i++)
        json_string(json, ((const struct compared_clause *)clauses->pdata[i])->id);
    json_end_array(json);
}

static void write_headings(struct json *json, const char *key, const GPtrArray *clauses)
{
    json_key(json, key);
    json_array(json);
    for (guint i = 0; i < clauses->len; i++)
        json_string(json, ((const struct compared_clause *)clauses->pdata[i])->heading);
    json_end_array(json);
}

static void write_change(struct json *json, const struct stretch *stretch)
{
    g_autofree char *before = stretch_words(stretch, FALSE);
    g_autofree char *after = stretch_words(stretch, TRUE);
    clean_mask(before, FALSE);
    clean_mask(after, FALSE);
    json_object(json);
    json_key_string(json, "old", before);
    json_key_string(json, "new", after);
    json_end_object(json);
}

static void write_alignment(struct json *json, const struct alignment *alignment)
{
    json_object(json);
    json_key_string(json, "relation", relation_name(alignment->relation));
    write_ids(json, "old", alignment->old_clauses);
    write_ids(json, "new", alignment->new_clauses);
    write_headings(json, "oldHeadings", alignment->old_clauses);
    write_headings(json, "newHeadings", alignment->new_clauses);
    json_key(json, "similarity");
    json_thousandths(json, alignment->similarity);
    json_key(json, "changes");
    json_array(json);
    for (guint i = 0; i < alignment->stretches->len; i++) {
        const struct stretch *stretch = alignment->stretches->pdata[i];
        if (!stretch->same)
            write_change(json, stretch);
    }
    json_end_array(json);
    json_end_object(json);
}

GString *comparison_json(const struct comparison *comparison, const struct report_options *options)
{
    (void)options;
    g_autoptr(json_t) json = json_new(TRUE);
    json_object(json);
    json_key_string(json, "schema", "linjera-compare/1");
    write_document(json, "old", &comparison->old_document);
    write_document(json, "new", &comparison->new_document);
    json_key(json, "summary");
    json_object(json);
    for (guint i = 0; i < RELATIONS; i++)
        json_key_number(json, relation_name((enum relation)i),
                        comparison_count(comparison, (enum relation)i));
    json_end_object(json);
    json_key(json, "clauses");
    json_array(json);
    for (guint i = 0; i < comparison->alignments->len; i++)
        write_alignment(json, comparison->alignments->pdata[i]);
    json_end_array(json);
    json_end_object(json);
    return json_finish(json);
}
