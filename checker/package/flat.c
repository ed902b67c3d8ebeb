// SPDX-License-Identifier: Apache-2.0
// Parts in one XML file, as Word's "Word XML Document" keeps them: <pkg:package> holds a <pkg:part>
// for each, with the part's own root in <pkg:xmlData> or its bytes, in base64, in <pkg:binaryData>.
// XML parts are written out anew with the prefixes they had: what mc:Requires says depends on them.
#include "package/store.h"
#include "xml/sax.h"

#include <string.h>

#define FLAT_NS "http://schemas.microsoft.com/office/2006/xmlPackage"

enum {
    HEAD = 4096, // the root element of a flat package stands in so many bytes
    PACKAGE_DEPTH = 1,
    PART_DEPTH = 2,
    DATA_DEPTH = 3,
};

struct flat_store {
    struct store store;
    GPtrArray *parts; // GBytes, by the entry's index
};

struct namespace
{
    char *prefix, *uri;
    guint depth; // of the element that declares it: at most DATA_DEPTH
};

struct flat_parse {
    struct flat_store *own;
    const struct limits *limits;
    guint64 unpacked; // bytes of all parts so far
    guint depth;      // of the innermost open element; 0: none
    gboolean is_package;
    struct entry *entry; // of the open part; NULL: none
    GByteArray *bytes;   // what has come of it
    enum { DATA_NONE, DATA_XML, DATA_BASE64 } data;
    GArray *scope;       // struct namespace: what is declared outside the parts' own XML
    GPtrArray *prefixes; // of the open elements inside a part
    gint base64_state;
    guint base64_save;
    GError *error;
};

gboolean flat_is(const guint8 *bytes, gsize length)
{
    // Without its zeros UTF-16 is readable enough.
    g_autoptr(GString) head = g_string_new(NULL);
    for (gsize i = 0; i < MIN(length, HEAD); i++) {
        if (bytes[i])
            g_string_append_c(head, (char)bytes[i]);
    }
    const char *start = head->str + strspn(head->str, "\xef\xbb\xbf\xff\xfe \t\r\n");
    return *start == '<' && (strstr(start, "=\"" FLAT_NS) || strstr(start, "='" FLAT_NS));
}

static void namespace_clear(gpointer data)
{
    struct namespace *namespace = data;
    g_free(namespace->prefix);
    g_free(namespace->uri);
}

static void put(struct flat_parse *parse, const char *text)
{
    g_byte_array_append(parse->bytes, (const guint8 *)text, (guint)strlen(text));
}

// Text that means itself between tags and in quotes alike.
static void put_escaped(struct flat_parse *parse, const char *text, gsize length)
{
    gsize from = 0;
    for (gsize i = 0; i < length; i++) {
        const char *escaped = text[i] == '&'    ? "&amp;"
                              : text[i] == '<'  ? "&lt;"
                              : text[i] == '>'  ? "&gt;"
                              : text[i] == '"'  ? "&quot;"
                              : text[i] == '\t' ? "&#9;"
                              : text[i] == '\n' ? "&#10;"
                              : text[i] == '\r' ? "&#13;"
                                                : NULL;
        if (!escaped)
            continue;
        g_byte_array_append(parse->bytes, (const guint8 *)text + from, (guint)(i - from));
        put(parse, escaped);
        from = i + 1;
    }
    g_byte_array_append(parse->bytes, (const guint8 *)text + from, (guint)(length - from));
}

static void put_name(struct flat_parse *parse, const char *prefix, const char *name)
{
    if (*prefix) {
        put(parse, prefix);
        put(parse, ":");
    }
    put(parse, name);
}

static void put_attribute(struct flat_parse *parse, const char *prefix, const char *name,
                          const char *value)
{
    put(parse, " ");
    put_name(parse, prefix, name);
    put(parse, "=\"");
    put_escaped(parse, value, strlen(value));
    put(parse, "\"");
}

static void put_namespace(struct flat_parse *parse, const char *prefix, const char *uri)
{
    if (*prefix)
        put_attribute(parse, "xmlns", prefix, uri);
    else
        put_attribute(parse, "", "xmlns", uri);
}

static gboolean declares(const struct xml_element *element, const char *prefix)
{
    for (guint i = 0; i < element->namespace_count; i++) {
        if (strcmp(element->namespaces[i].prefix, prefix) == 0)
            return TRUE;
    }
    return FALSE;
}

// What the part's root inherits: the innermost declaration of each prefix that it does not declare.
static void put_scope(struct flat_parse *parse, const struct xml_element *root)
{
    for (guint i = 0; i < parse->scope->len; i++) {
        const struct namespace *outer = &g_array_index(parse->scope, struct namespace, i);
        gboolean hidden = declares(root, outer->prefix);
        for (guint j = i + 1; j < parse->scope->len && !hidden; j++)
            hidden =
                strcmp(g_array_index(parse->scope, struct namespace, j).prefix, outer->prefix) == 0;
        if (!hidden)
            put_namespace(parse, outer->prefix, outer->uri);
    }
}

// A part's bytes count before more of them are taken.
static gboolean has_room(struct flat_parse *parse)
{
    const struct limits *limits = parse->limits;
    g_assert(parse->entry);
    if (parse->error)
        return FALSE;
    gboolean part = parse->bytes->len > limits->part_size;
    if (!part && parse->unpacked + parse->bytes->len <= limits->package_size)
        return TRUE;
    g_set_error(&parse->error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                "%s unpacks to more than the limit of %" G_GUINT64_FORMAT " bytes (%s raises it)",
                parse->entry->name + 1, part ? limits->part_size : limits->package_size,
                part ? "--max-part-size" : "--max-package-size");
    return FALSE;
}

static void start_part(struct flat_parse *parse, const struct xml_element *element)
{
    const char *name = xml_attribute(element, FLAT_NS, "name");
    const char *type = xml_attribute(element, FLAT_NS, "contentType");
    GPtrArray *entries = parse->own->store.entries;
    if (strcmp(element->name, "part") != 0 || strcmp(element->uri, FLAT_NS) != 0 || !name)
        return;
    if (entries->len == parse->limits->entries) {
        g_set_error(&parse->error, PACKAGE_ERROR, PACKAGE_ERROR_LIMIT,
                    "the file has more than %" G_GUINT64_FORMAT
                    " parts, which is the limit (--max-entries raises it)",
                    parse->limits->entries);
        return;
    }
    parse->entry = store_entry_add(entries, name);
    parse->entry->type = g_strdup(type);
    parse->bytes = g_byte_array_new();
    parse->base64_state = 0;
    parse->base64_save = 0;
}

static void end_part(struct flat_parse *parse)
{
    struct entry *entry = parse->entry;
    if (!has_room(parse))
        return;
    entry->index = parse->own->parts->len;
    entry->size = entry->packed = parse->bytes->len;
    parse->unpacked += parse->bytes->len;
    g_ptr_array_add(parse->own->parts, g_byte_array_free_to_bytes(parse->bytes));
    parse->bytes = NULL;
    parse->entry = NULL;
}

static void on_start(void *context, const struct xml_element *element)
{
    struct flat_parse *parse = context;
    parse->depth++;
    if (parse->error)
        return;
    if (parse->depth <= DATA_DEPTH) {
        for (guint i = 0; i < element->namespace_count; i++) {
            struct namespace namespace = {.prefix = g_strdup(element->namespaces[i].prefix),
                                          .uri = g_strdup(element->namespaces[i].uri),
                                          .depth = parse->depth};
            g_array_append_val(parse->scope, namespace);
        }
    }
    if (parse->depth == PACKAGE_DEPTH) {
        parse->is_package =
            strcmp(element->name, "package") == 0 && strcmp(element->uri, FLAT_NS) == 0;
    } else if (parse->depth == PART_DEPTH && parse->is_package) {
        start_part(parse, element);
    } else if (parse->depth == DATA_DEPTH && parse->entry) {
        gboolean own = strcmp(element->uri, FLAT_NS) == 0;
        parse->data = own && strcmp(element->name, "xmlData") == 0      ? DATA_XML
                      : own && strcmp(element->name, "binaryData") == 0 ? DATA_BASE64
                                                                        : DATA_NONE;
    } else if (parse->data == DATA_XML && has_room(parse)) {
        g_ptr_array_add(parse->prefixes, (gpointer)element->prefix);
        put(parse, "<");
        put_name(parse, element->prefix, element->name);
        for (guint i = 0; i < element->namespace_count; i++)
            put_namespace(parse, element->namespaces[i].prefix, element->namespaces[i].uri);
        if (parse->depth == DATA_DEPTH + 1)
            put_scope(parse, element);
        for (guint i = 0; i < element->attribute_count; i++)
            put_attribute(parse, element->attributes[i].prefix, element->attributes[i].name,
                          element->attributes[i].value);
        put(parse, ">");
    }
}

static void on_end(void *context, const char *name, const char *uri)
{
    (void)uri;
    struct flat_parse *parse = context;
    guint depth = parse->depth--;
    if (parse->error)
        return;
    if (parse->data == DATA_XML && depth > DATA_DEPTH) {
        put(parse, "</");
        put_name(parse, g_ptr_array_steal_index(parse->prefixes, parse->prefixes->len - 1), name);
        put(parse, ">");
    } else if (depth == DATA_DEPTH) {
        parse->data = DATA_NONE;
    } else if (depth == PART_DEPTH && parse->entry) {
        end_part(parse);
    }
    while (depth <= DATA_DEPTH && parse->scope->len > 0 &&
           g_array_index(parse->scope, struct namespace, parse->scope->len - 1).depth == depth)
        g_array_set_size(parse->scope, parse->scope->len - 1);
}

static void on_text(void *context, const char *text, gsize length)
{
    struct flat_parse *parse = context;
    if (parse->error || parse->data == DATA_NONE)
        return;
    if (parse->data == DATA_XML) {
        if (parse->depth > DATA_DEPTH && has_room(parse))
            put_escaped(parse, text, length);
    } else if (parse->depth == DATA_DEPTH && has_room(parse)) {
        guint at = parse->bytes->len;
        g_byte_array_set_size(parse->bytes, at + (guint)(length / 4 + 1) * 3);
        gsize got = g_base64_decode_step(text, length, parse->bytes->data + at,
                                         &parse->base64_state, &parse->base64_save);
        g_byte_array_set_size(parse->bytes, at + (guint)got);
    }
}

static GBytes *flat_read_entry(struct store *store, const struct entry *entry, GError **error)
{
    (void)error;
    return g_bytes_ref(((struct flat_store *)store)->parts->pdata[entry->index]);
}

static void flat_store_free(struct store *store)
{
    struct flat_store *own = (struct flat_store *)store;
    g_ptr_array_unref(store->entries);
    g_ptr_array_unref(own->parts);
    g_free(own);
}

static void refuse(const GError *failure, GError **error)
{
    enum package_error code = failure->code == XML_ERROR_LIMIT       ? PACKAGE_ERROR_LIMIT
                              : failure->code == XML_ERROR_DTD_FOUND ? PACKAGE_ERROR_DTD
                                                                     : PACKAGE_ERROR_MALFORMED_XML;
    g_set_error(error, PACKAGE_ERROR, (gint)code,
                "the file is an XML file and cannot be read: %s%s", failure->message,
                code == PACKAGE_ERROR_LIMIT ? ""
                                            : "; it is damaged or not made by Word: open it in "
                                              "Word and save it anew");
}

struct store *flat_open_store(const guint8 *bytes, gsize length, const struct limits *limits,
                              GError **error)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    struct flat_store *own = g_new0(struct flat_store, 1);
    own->store = (struct store){
        .entries = store_entries_new(), .read = flat_read_entry, .free = flat_store_free};
    own->parts = g_ptr_array_new_with_free_func((GDestroyNotify)g_bytes_unref);
    struct flat_parse parse = {.own = own, .limits = limits};
    parse.prefixes = g_ptr_array_new();
    parse.scope = g_array_new(FALSE, FALSE, sizeof(struct namespace));
    g_array_set_clear_func(parse.scope, namespace_clear);
    g_autoptr(GError) failure = NULL;
    gboolean read =
        xml_parse((const char *)bytes, length, limits, &handler, &parse, &failure) && !parse.error;
    g_ptr_array_unref(parse.prefixes);
    g_array_unref(parse.scope);
    g_clear_pointer(&parse.bytes, g_byte_array_unref);
    if (read && parse.is_package)
        return &own->store;
    flat_store_free(&own->store);
    if (parse.error)
        g_propagate_error(error, parse.error);
    else if (failure && (parse.is_package || failure->code == XML_ERROR_DTD_FOUND))
        refuse(failure, error);
    else
        g_set_error_literal(error, PACKAGE_ERROR, PACKAGE_ERROR_NOT_ZIP,
                            "the file is neither a zip archive nor a Word XML document");
    return NULL;
}
