// SPDX-License-Identifier: Apache-2.0
// One document from its parts: which there are (ODF 1.3 part 2, 3), in which order they are read.
#include "odt/odt.h"

#include "odt/names.h"
#include "odt/walk.h"

#include <string.h>

enum { FLAT_ROOT = 4096 }; // bytes in which the root element's start tag begins

GQuark odt_error_quark(void)
{
    return g_quark_from_static_string("linjera-odt");
}

gboolean odt_is_package(struct package *package)
{
    g_autoptr(GBytes) type = package_read(package, "/mimetype", NULL);
    gsize length = 0;
    const char *text = type ? g_bytes_get_data(type, &length) : NULL;
    if (text) // of sheets and presentations too, but those are refused with the other packages
        return g_strstr_len(text, (gssize)length, "opendocument.text") != NULL;
    return package_find(package, "/META-INF/manifest.xml") && package_find(package, "/content.xml");
}

gboolean odt_is_flat(const char *bytes, gsize length)
{
    gssize size = (gssize)MIN(length, FLAT_ROOT);
    return g_strstr_len(bytes, size, "<office:document ") != NULL ||
           g_strstr_len(bytes, size, "<office:document\n") != NULL;
}

// ---- Properties (meta.xml)

struct meta_walk {
    struct builder *builder;
    const char *name; // of the open property; NULL: none
    char *custom;
    guint depth, inside;
    GString *value;
};

static void meta_start(void *context, const struct xml_element *element)
{
    static const struct {
        const char *element, *name;
    } known[] = {
        {"dc:title", "title"},
        {"dc:subject", "subject"},
        {"dc:description", "description"},
        {"meta:keyword", "keywords"},
        {"meta:initial-creator", "creator"},
        {"dc:creator", "lastModifiedBy"},
        {"meta:creation-date", "created"},
        {"dc:date", "modified"},
        {"dc:language", "language"},
        {"meta:editing-cycles", "revision"},
    };
    struct meta_walk *walk = context;
    char room[NAME_ROOM];
    const char *name = odt_name(element->uri, element->name, room);
    walk->depth++;
    if (strcmp(name, "office:meta") == 0)
        walk->inside = walk->depth;
    if (!walk->inside || walk->depth != walk->inside + 1)
        return;
    g_string_truncate(walk->value, 0);
    walk->name = NULL;
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(name, known[i].element) == 0)
            walk->name = known[i].name;
    }
    const char *own = odt_value(element, "meta:name");
    if (strcmp(name, "meta:user-defined") == 0 && own) {
        g_free(walk->custom);
        walk->name = walk->custom = g_strconcat("custom:", own, NULL);
    }
}

static void meta_end(void *context, const char *name, const char *uri)
{
    (void)name, (void)uri;
    struct meta_walk *walk = context;
    if (walk->name && walk->depth == walk->inside + 1) {
        g_autofree char *value =
            g_strstrip(g_strdelimit(g_strdup(walk->value->str), "\r\n\t", ' '));
        if (*value)
            builder_property(walk->builder, walk->name, value);
        walk->name = NULL;
    }
    if (walk->depth-- == walk->inside)
        walk->inside = 0;
}

static void meta_text(void *context, const char *text, gsize length)
{
    struct meta_walk *walk = context;
    if (walk->name)
        g_string_append_len(walk->value, text, (gssize)length);
}

static gboolean read_meta(struct odt_reader *reader, const char *bytes, gsize length,
                          GError **error)
{
    static const struct xml_handler handler = {meta_start, meta_end, meta_text};
    struct meta_walk walk = {.builder = reader->builder, .value = g_string_new(NULL)};
    gboolean read = xml_parse(bytes, length, reader->limits, &handler, &walk, error);
    g_string_free(walk.value, TRUE);
    g_free(walk.custom);
    return read;
}

// ---- Parts

static void refuse_xml(const char *part, const GError *failure, GError **error)
{
    enum odt_error code = failure->code == XML_ERROR_LIMIT       ? ODT_ERROR_LIMIT
                          : failure->code == XML_ERROR_DTD_FOUND ? ODT_ERROR_DTD
                                                                 : ODT_ERROR_MALFORMED_XML;
    g_set_error(error, ODT_ERROR, (gint)code, "%s cannot be read: %s%s",
                strcmp(part, "/") == 0 ? "the file" : part + 1, failure->message,
                code == ODT_ERROR_LIMIT ? "" : "; open the file in its program and save it anew");
}

static void note_damage(struct odt_reader *reader, const char *part, enum notice notice,
                        const GError *error)
{
    builder_not_checked(reader->builder, part, notice, error->message, NULL);
}

static gboolean read_content(struct odt_reader *reader, const char *part, const char *bytes,
                             gsize length, GError **error)
{
    g_autoptr(GError) failure = NULL;
    reader->content = part;
    gboolean read = odt_styles_read(reader->styles, bytes, length, SCOPE_OF_CONTENT, reader->limits,
                                    &failure) &&
                    odt_walk_part(reader, part, SCOPE_OF_CONTENT, TRUE, bytes, length, &failure);
    if (read)
        return TRUE;
    if (failure->domain == XML_ERROR_DOMAIN)
        refuse_xml(part, failure, error);
    else
        g_propagate_error(error, g_steal_pointer(&failure));
    return FALSE;
}

static void reader_init(struct odt_reader *reader, const struct read_options *options,
                        const struct limits *limits)
{
    *reader = (struct odt_reader){.options = options, .limits = limits};
    reader->builder = builder_new(limits, options->revisions);
    reader->styles = odt_styles_new();
}

static struct document *reader_finish(struct odt_reader *reader, gboolean read, GError **error)
{
    // Without a single break nobody knows: one page, or a program that does not note them.
    if (!reader->text_shown && reader->pictured)
        builder_not_checked(reader->builder, reader->content, NOTICE_PICTURES_ONLY, NULL, NULL);
    if (!reader->pages_known)
        builder_pages_unknown(reader->builder);
    struct document *document = read ? builder_finish(reader->builder, error) : NULL;
    builder_free(reader->builder);
    odt_styles_free(reader->styles);
    return document;
}

// Encryption is said of each entry in the manifest (ODF 1.3 part 2, 3.4).
static gboolean refuse_encrypted(struct package *package, GError **error)
{
    g_autoptr(GBytes) bytes = package_read(package, "/META-INF/manifest.xml", NULL);
    gsize length = 0;
    const char *text = bytes ? g_bytes_get_data(bytes, &length) : NULL;
    if (!package_find(package, "/encrypted-package") &&
        (!text || !g_strstr_len(text, (gssize)length, "encryption-data")))
        return FALSE;
    g_set_error_literal(error, ODT_ERROR, ODT_ERROR_ENCRYPTED,
                        "the file is encrypted with a password; open it in LibreOffice, save it "
                        "with \"Save with password\" off and check that file");
    return TRUE;
}

struct document *odt_read(struct package *package, const struct read_options *options,
                          const struct limits *limits, GError **error)
{
    static const char content[] = "/content.xml", styles[] = "/styles.xml", meta[] = "/meta.xml";
    if (refuse_encrypted(package, error))
        return NULL;
    if (!package_find(package, content)) {
        g_set_error_literal(error, ODT_ERROR, ODT_ERROR_NO_CONTENT,
                            "the package has no content.xml, in which the text of an OpenDocument "
                            "file stands; fetch the file again");
        return NULL;
    }
    g_autoptr(GBytes) bytes = package_read(package, content, error);
    if (!bytes)
        return NULL;
    struct odt_reader reader;
    reader_init(&reader, options, limits);
    gsize length = 0, styles_length = 0;
    const char *text = g_bytes_get_data(bytes, &length);
    g_autoptr(GError) failure = NULL;
    g_autoptr(GBytes) styles_bytes =
        package_find(package, styles) ? package_read(package, styles, &failure) : NULL;
    const char *styles_text = styles_bytes ? g_bytes_get_data(styles_bytes, &styles_length) : NULL;
    if (styles_text)
        odt_styles_read(reader.styles, styles_text, styles_length, SCOPE_OF_STYLES, limits,
                        &failure);
    if (failure)
        note_damage(&reader, styles, NOTICE_ODT_STYLES_DAMAGED, failure);
    gboolean read = read_content(&reader, content, text, length, error);
    if (read && styles_text && !failure &&
        !odt_walk_part(&reader, styles, SCOPE_OF_STYLES, FALSE, styles_text, styles_length,
                       &failure))
        note_damage(&reader, styles, NOTICE_PART_BREAKS_OFF, failure);
    g_autoptr(GError) damage = NULL;
    g_autoptr(GBytes) meta_bytes =
        read && package_find(package, meta) ? package_read(package, meta, &damage) : NULL;
    if (meta_bytes) {
        text = g_bytes_get_data(meta_bytes, &length);
        read_meta(&reader, text, length, &damage);
    }
    if (damage)
        note_damage(&reader, meta, NOTICE_PART_DAMAGED, damage);
    return reader_finish(&reader, read, error);
}

struct document *odt_read_flat(const char *bytes, gsize length, const struct read_options *options,
                               const struct limits *limits, GError **error)
{
    struct odt_reader reader;
    reader_init(&reader, options, limits);
    // Its automatic styles are all of one list.
    gboolean read = read_content(&reader, "/", bytes, length, error) &&
                    odt_walk_part(&reader, "/", SCOPE_OF_CONTENT, FALSE, bytes, length, error) &&
                    read_meta(&reader, bytes, length, error);
    return reader_finish(&reader, read, error);
}
