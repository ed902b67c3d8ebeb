// SPDX-License-Identifier: Apache-2.0
#include "xml/sax.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

enum { CHUNK = 64 * 1024 };

struct parse {
    const struct xml_handler *handler;
    void *context;
    xmlParserCtxtPtr parser;
    guint64 depth, max_depth;
    guint64 events; // to see whether a chunk got the parser anywhere
    struct xml_attribute *attributes;
    guint attribute_room;
    char *values; // the attribute values of the current element, NUL-terminated
    gsize value_room;
    GError *error;
};

GQuark xml_error_quark(void)
{
    return g_quark_from_static_string("linjera-xml");
}

const char *xml_attribute(const struct xml_element *element, const char *uri, const char *name)
{
    for (guint i = 0; i < element->attribute_count; i++) {
        const struct xml_attribute *attribute = &element->attributes[i];
        if (strcmp(attribute->name, name) == 0 && strcmp(attribute->uri, uri) == 0)
            return attribute->value;
    }
    return NULL;
}

static const char *uri_text(const xmlChar *uri)
{
    return uri ? (const char *)uri : "";
}

// libxml2 hands attributes over as five pointers each, the value being a range of its buffer.
static guint take_attributes(struct parse *parse, int count, const xmlChar **raw)
{
    gsize need = 0;
    for (int i = 0; i < count; i++)
        need += (gsize)(raw[5 * i + 4] - raw[5 * i + 3]) + 1;
    if (need > parse->value_room) {
        parse->value_room = need * 2;
        parse->values = g_realloc(parse->values, parse->value_room);
    }
    if ((guint)count > parse->attribute_room) {
        parse->attribute_room = (guint)count * 2;
        parse->attributes = g_renew(struct xml_attribute, parse->attributes, parse->attribute_room);
    }
    char *to = parse->values;
    for (int i = 0; i < count; i++) {
        gsize length = (gsize)(raw[5 * i + 4] - raw[5 * i + 3]);
        memcpy(to, raw[5 * i + 3], length);
        to[length] = '\0';
        parse->attributes[i] = (struct xml_attribute){
            .name = (const char *)raw[5 * i], .uri = uri_text(raw[5 * i + 2]), .value = to};
        to += length + 1;
    }
    return (guint)count;
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted, const xmlChar **attributes)
{
    (void)prefix, (void)namespace_count, (void)namespaces, (void)defaulted;
    struct parse *parse = data;
    parse->events++;
    if (++parse->depth > parse->max_depth) {
        g_set_error(&parse->error, XML_ERROR_DOMAIN, XML_ERROR_DEPTH,
                    "elements are nested deeper than %" G_GUINT64_FORMAT
                    " at line %d, column %d (--max-depth raises the limit)",
                    parse->max_depth, xmlSAX2GetLineNumber(parse->parser),
                    xmlSAX2GetColumnNumber(parse->parser));
        xmlStopParser(parse->parser);
        return;
    }
    if (!parse->handler->start)
        return;
    struct xml_element element = {
        .name = (const char *)name,
        .uri = uri_text(uri),
        .attribute_count = take_attributes(parse, attribute_count, attributes),
        .line = (guint)MAX(parse->parser->input->line, 1),
        .column = (guint)MAX(parse->parser->input->col, 1),
    };
    element.attributes = parse->attributes;
    parse->handler->start(parse->context, &element);
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix;
    struct parse *parse = data;
    parse->events++;
    parse->depth--;
    if (parse->handler->end)
        parse->handler->end(parse->context, (const char *)name, uri_text(uri));
}

static void on_text(void *data, const xmlChar *text, int length)
{
    struct parse *parse = data;
    parse->events++;
    if (parse->handler->text)
        parse->handler->text(parse->context, (const char *)text, (gsize)length);
}

static void on_doctype(void *data, const xmlChar *name, const xmlChar *external,
                       const xmlChar *system)
{
    (void)name, (void)external, (void)system;
    struct parse *parse = data;
    g_set_error(&parse->error, XML_ERROR_DOMAIN, XML_ERROR_DTD_FOUND,
                "a document type declaration (DTD) stands at line %d, and these are not allowed "
                "here because they can define and fetch anything",
                xmlSAX2GetLineNumber(parse->parser));
    xmlStopParser(parse->parser);
}

// Errors are read from the parser when it is done; this only keeps libxml2 from printing them.
static void on_error(void *data, xmlErrorPtr error)
{
    (void)data, (void)error;
}

// What to do about the commonest mistakes of a hand-written file, which libxml2 tells in the names
// of its own functions; NULL for others.
static const char *plain_reason(const char *reason)
{
    if (strstr(reason, "EntityRef"))
        return "\"&\" begins something here; for the character itself write &amp;";
    if (strstr(reason, "StartTag: invalid element name"))
        return "\"<\" begins a tag here; for the character itself write &lt;";
    return NULL;
}

static void set_malformed(struct parse *parse)
{
    const xmlError *last = xmlCtxtGetLastError(parse->parser);
    g_autofree char *reason =
        g_utf8_make_valid(last && last->message ? last->message : "it ends too early", -1);
    g_strdelimit(g_strstrip(reason), "\n\r\t", ' ');
    if (g_utf8_strlen(reason, -1) > 200)
        *g_utf8_offset_to_pointer(reason, 200) = '\0';
    const char *plain = plain_reason(reason);
    g_set_error(&parse->error, XML_ERROR_DOMAIN, XML_ERROR_MALFORMED,
                "the XML is not well-formed at line %d, column %d: %s",
                last ? MAX(last->line, 1) : 1, last ? MAX(last->int2, 1) : 1,
                plain ? plain : reason);
}

static xmlSAXHandler sax_handler(void)
{
    return (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .internalSubset = on_doctype,
        .serror = on_error,
    };
}

gboolean xml_parse(const char *bytes, gsize length, const struct limits *limits,
                   const struct xml_handler *handler, void *context, GError **error)
{
    struct parse parse = {.handler = handler, .context = context, .max_depth = limits->depth};
    xmlSAXHandler sax = sax_handler();
    // The first four bytes tell the encoding.
    gsize at = MIN(length, 4);
    parse.parser = xmlCreatePushParserCtxt(&sax, &parse, bytes, (int)at, NULL);
    if (!parse.parser)
        g_error("out of memory for an XML parser");
    // NOENT only means that &amp; and &#38; in attributes arrive as characters: without a DTD there
    // is nothing else to expand. HUGE lifts libxml2's own limits; depth and size are bounded here.
    xmlCtxtUseOptions(parse.parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE);
    // libxml2 scans what it holds again for each chunk that brings no event (a tag longer than the
    // chunk): doubling the chunk then keeps the work linear.
    gsize chunk = CHUNK;
    while (at < length && !parse.error && parse.parser->wellFormed) {
        guint64 before = parse.events;
        gsize size = MIN(chunk, length - at);
        xmlParseChunk(parse.parser, bytes + at, (int)size, 0);
        at += size;
        chunk = parse.events > before ? CHUNK : MIN(chunk * 2, (gsize)G_MAXINT / 2);
    }
    if (!parse.error && parse.parser->wellFormed)
        xmlParseChunk(parse.parser, NULL, 0, 1);
    if (!parse.error && !parse.parser->wellFormed)
        set_malformed(&parse);
    if (parse.parser->myDoc)
        xmlFreeDoc(parse.parser->myDoc);
    xmlFreeParserCtxt(parse.parser);
    g_free(parse.attributes);
    g_free(parse.values);
    if (parse.error) {
        g_propagate_error(error, parse.error);
        return FALSE;
    }
    return TRUE;
}
