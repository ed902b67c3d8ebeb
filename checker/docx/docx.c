// SPDX-License-Identifier: Apache-2.0
// One document from its parts: which there are, in which order they are read, and what happens when
// one of them cannot be.
#include "docx/docx.h"

#include "docx/properties.h"
#include "docx/settings.h"
#include "docx/walk.h"

#include <string.h>

GQuark docx_error_quark(void)
{
    return g_quark_from_static_string("linjera-docx");
}

const char *docx_main_part(struct package *package, gboolean *guessed)
{
    *guessed = FALSE;
    g_autoptr(GPtrArray) relations = package_relations(package, "/", NULL);
    const struct relation *relation =
        relations ? relation_of_type(relations, "officeDocument") : NULL;
    const char *part =
        relation && !relation->external ? package_find(package, relation->target) : NULL;
    if (part)
        return part;
    *guessed = TRUE;
    static const char *const types[] = {
        "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml",
        "ms-word.document.macroEnabled.main+xml", "ms-word.template.macroEnabledTemplate.main+xml"};
    for (guint i = 0; i < G_N_ELEMENTS(types) && !part; i++)
        part = package_find_type(package, types[i]);
    return part ? part : package_find(package, "/word/document.xml");
}

static void reader_init(struct reader *reader, struct package *package,
                        const struct read_options *options, const struct limits *limits)
{
    *reader = (struct reader){
        .package = package, .limits = limits, .view = *options, .page = 1, .page_fresh = TRUE};
    reader->builder = builder_new(limits, options->revisions);
    builder_bookmark(reader->builder, NULL);
    reader->names = names_new();
    reader->headers = g_ptr_array_new_with_free_func(g_free);
    reader->footers = g_ptr_array_new_with_free_func(g_free);
    reader->references = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, reference_free);
    reader->comments = g_array_new(FALSE, FALSE, sizeof(struct comment));
    g_array_set_clear_func(reader->comments, comment_clear);
}

static void reader_clear(struct reader *reader)
{
    builder_free(reader->builder);
    names_free(reader->names);
    styles_free(reader->styles);
    numbering_free(reader->numbering);
    g_ptr_array_unref(reader->headers);
    g_ptr_array_unref(reader->footers);
    g_hash_table_unref(reader->references);
    g_array_unref(reader->comments);
}

// The part a relationship of this type leads to. NULL when there is none; a dangling one is noted.
static const char *related_part(struct reader *reader, const GPtrArray *relations, const char *type)
{
    const struct relation *relation = relation_of_type(relations, type);
    if (!relation || relation->external)
        return NULL;
    const char *part = package_find(reader->package, relation->target);
    if (!part)
        builder_not_checked(reader->builder, relation->target, NOTICE_PART_MISSING, NULL, NULL);
    return part;
}

static void note_damage(struct reader *reader, const char *part, enum notice notice,
                        const GError *error)
{
    builder_not_checked(reader->builder, part, notice, error->message, NULL);
}

static void read_styles(struct reader *reader, const GPtrArray *relations)
{
    g_autoptr(GError) error = NULL;
    const char *part = related_part(reader, relations, "styles");
    g_autoptr(GBytes) bytes = part ? package_read(reader->package, part, &error) : NULL;
    if (!error)
        reader->styles = styles_parse(reader->names, bytes, reader->limits, &error);
    if (error) {
        note_damage(reader, part, NOTICE_STYLES_DAMAGED, error);
        reader->styles = styles_parse(reader->names, NULL, reader->limits, NULL);
    }
}

static void read_numbering(struct reader *reader, const GPtrArray *relations)
{
    g_autoptr(GError) error = NULL;
    const char *part = related_part(reader, relations, "numbering");
    g_autoptr(GBytes) bytes = part ? package_read(reader->package, part, &error) : NULL;
    if (!error)
        reader->numbering =
            numbering_parse(reader->names, bytes, reader->styles, reader->limits, &error);
    if (error) {
        note_damage(reader, part, NOTICE_NUMBERING_DAMAGED, error);
        reader->numbering =
            numbering_parse(reader->names, NULL, reader->styles, reader->limits, NULL);
    }
}

static void read_secondary(struct reader *reader, const char *part, enum part_kind kind)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = package_read(reader->package, part, &error);
    if (!bytes || !walk_part(reader, part, kind, FALSE, bytes, &error))
        note_damage(reader, part, NOTICE_PART_BREAKS_OFF, error);
}

// Without its list of threads every comment stands by itself.
static void read_threads(struct reader *reader, const GPtrArray *relations)
{
    const struct relation *relation = relation_of_type(relations, "commentsExtended");
    const char *part =
        relation && !relation->external ? package_find(reader->package, relation->target) : NULL;
    if (!part || reader->comments->len == 0)
        return;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = package_read(reader->package, part, &error);
    if (!bytes || !anchor_read_replies(reader, bytes, &error))
        note_damage(reader, part, NOTICE_THREADS_DAMAGED, error);
}

static void read_notes(struct reader *reader, const GPtrArray *relations)
{
    static const struct {
        const char *type;
        enum part_kind kind;
    } notes[] = {
        {"footnotes", PART_FOOTNOTE}, {"endnotes", PART_ENDNOTE}, {"comments", PART_COMMENT}};
    for (guint i = 0; i < G_N_ELEMENTS(notes); i++) {
        const char *part = related_part(reader, relations, notes[i].type);
        if (part)
            read_secondary(reader, part, notes[i].kind);
    }
    read_threads(reader, relations);
}

static int by_package_order(gconstpointer a, gconstpointer b, gpointer package)
{
    const char *const *left = a, *const *right = b;
    gint64 difference = package_order(package, *left) - package_order(package, *right);
    return difference < 0 ? -1 : difference > 0;
}

// Headers or footers that sections show: each part once, in package order.
static void read_margins(struct reader *reader, GPtrArray *targets, enum part_kind kind)
{
    g_autoptr(GPtrArray) parts = g_ptr_array_new();
    g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < targets->len; i++) {
        const char *part = package_find(reader->package, targets->pdata[i]);
        if (!part)
            builder_not_checked(reader->builder, targets->pdata[i], NOTICE_PART_MISSING, NULL,
                                NULL);
        else if (g_hash_table_add(known, (gpointer)part))
            g_ptr_array_add(parts, (gpointer)part);
    }
    g_ptr_array_sort_with_data(parts, by_package_order, reader->package);
    for (guint i = 0; i < parts->len; i++)
        read_secondary(reader, parts->pdata[i], kind);
}

static void read_properties(struct reader *reader)
{
    g_autoptr(GPtrArray) relations = package_relations(reader->package, "/", NULL);
    if (!relations)
        return; // noted where the main part was looked for
    static const struct {
        const char *type;
        gboolean (*read)(struct builder *, GBytes *, const struct limits *, GError **);
    } kinds[] = {{"metadata/core-properties", properties_read_core},
                 {"extended-properties", properties_read_application},
                 {"extendedProperties", properties_read_application}, // in strict documents
                 {"custom-properties", properties_read_custom},
                 {"customProperties", properties_read_custom}};
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        const char *part = related_part(reader, relations, kinds[i].type);
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) bytes = part ? package_read(reader->package, part, &error) : NULL;
        if (bytes)
            kinds[i].read(reader->builder, bytes, reader->limits, &error);
        if (error)
            note_damage(reader, part, NOTICE_PART_DAMAGED, error);
    }
}

static void refuse_xml(const char *part, const GError *failure, GError **error)
{
    static const char advice[] = "; the file is damaged or not made by Word: open it in Word and "
                                 "save it anew";
    enum docx_error code = failure->code == XML_ERROR_LIMIT       ? DOCX_ERROR_LIMIT
                           : failure->code == XML_ERROR_DTD_FOUND ? DOCX_ERROR_DTD
                                                                  : DOCX_ERROR_MALFORMED_XML;
    g_set_error(error, DOCX_ERROR, (gint)code, "%s cannot be read: %s%s", part + 1,
                failure->message, code == DOCX_ERROR_LIMIT ? "" : advice);
}

// The body. Its damage is the document's.
static gboolean read_main(struct reader *reader, const char *part, GError **error)
{
    g_autoptr(GBytes) bytes = package_read(reader->package, part, error);
    if (!bytes)
        return FALSE;
    g_autoptr(GError) failure = NULL;
    if (!walk_part(reader, part, PART_BODY, TRUE, bytes, &failure)) {
        if (failure->domain == XML_ERROR_DOMAIN)
            refuse_xml(part, failure, error);
        else
            g_propagate_error(error, g_steal_pointer(&failure));
        return FALSE;
    }
    if (reader->text_stray == 0)
        return TRUE;
    if (reader->text_shown == 0 && reader->text_dropped == 0) {
        g_set_error(error, DOCX_ERROR, DOCX_ERROR_TEXT_LOST,
                    "%s holds text, but in none of Word's elements for text, so that nothing could "
                    "be read; open the file in Word and save it as .docx",
                    part + 1);
        return FALSE;
    }
    builder_not_checked(reader->builder, part, NOTICE_STRAY_TEXT, NULL, NULL);
    return TRUE;
}

static void read_settings(struct reader *reader, const GPtrArray *relations)
{
    const char *part = related_part(reader, relations, "settings");
    if (!part)
        return;
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) bytes = package_read(reader->package, part, &error);
    if (!bytes || !settings_read(reader->names, reader->builder, bytes, reader->limits, &error))
        note_damage(reader, part, NOTICE_SETTINGS_DAMAGED, error);
}

static void read_parts(struct reader *reader, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) relations = package_relations(reader->package, part, &error);
    if (!relations) // the walk over the part says so
        relations = g_ptr_array_new();
    read_notes(reader, relations);
    read_margins(reader, reader->headers, PART_HEADER);
    read_margins(reader, reader->footers, PART_FOOTER);
    read_properties(reader);
    read_settings(reader, relations);
    // A scanned page: what a person reads there is in no text.
    if (reader->text_shown == 0 && related_part(reader, relations, "image"))
        builder_not_checked(reader->builder, part, NOTICE_PICTURES_ONLY, NULL, NULL);
}

// Why the main part had to be guessed.
static void note_guess(struct reader *reader, const char *part)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) relations = package_relations(reader->package, "/", &error);
    const struct relation *relation =
        relations ? relation_of_type(relations, "officeDocument") : NULL;
    const char *package = "/_rels/.rels";
    if (error)
        builder_not_checked(reader->builder, package, NOTICE_MAIN_UNREADABLE, error->message,
                            part + 1);
    else if (relation)
        builder_not_checked(reader->builder, package, NOTICE_MAIN_DANGLING,
                            relation->target + (relation->target[0] == '/'), part + 1);
    else
        builder_not_checked(reader->builder, package, NOTICE_MAIN_UNSAID, part + 1, NULL);
}

struct document *docx_read(struct package *package, const struct read_options *options,
                           const struct docx_chunks *chunks, const struct limits *limits,
                           GError **error)
{
    gboolean guessed;
    const char *part = docx_main_part(package, &guessed);
    if (!part) {
        g_set_error_literal(error, DOCX_ERROR, DOCX_ERROR_NO_MAIN_PART,
                            "the package has no main document part");
        return NULL;
    }
    struct reader reader;
    reader_init(&reader, package, options, limits);
    reader.chunks = chunks;
    g_autoptr(GPtrArray) relations = package_relations(package, part, NULL);
    if (!relations)
        relations = g_ptr_array_new();
    if (guessed)
        note_guess(&reader, part);
    if (!package_types_readable(package, NULL))
        builder_not_checked(reader.builder, "/[Content_Types].xml", NOTICE_TYPES_DAMAGED, NULL,
                            NULL);
    read_styles(&reader, relations);
    read_numbering(&reader, relations);
    struct document *document = NULL;
    if (read_main(&reader, part, error)) {
        read_parts(&reader, part);
        // Without a single break nobody knows: one page, or a program that does not note them.
        if (!reader.pages_known)
            builder_pages_unknown(reader.builder);
        document = builder_finish(reader.builder, error);
    }
    reader_clear(&reader);
    return document;
}
