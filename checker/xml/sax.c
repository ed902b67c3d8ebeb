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
    guint64 max_attributes;
    guint64 tag;    // where a tag begins that has not come to its end,
    gsize scanned;  // how many bytes of it have been looked at, and what was found in them:
    guint64 quoted; // texts in quotation marks,
    char quote;     // and the mark the last of them waits for; NUL: none
    guint64 events; // to see whether a chunk got the parser anywhere
    struct xml_attribute *attributes;
    guint attribute_room;
    struct xml_namespace *namespaces;
    guint namespace_room;
    char *values; // the attribute values of the current element, NUL-terminated
    gsize value_room;
    gboolean fed_all;     // the parser has all bytes
    gboolean broke_off;   // and wanted more of them
    gboolean not_encoded; // bytes cannot be converted from the encoding that was declared
    xmlError first;       // what it found wrong; code 0: nothing yet
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

static const char *text_or_none(const xmlChar *text)
{
    return text ? (const char *)text : "";
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
        parse->attributes[i] = (struct xml_attribute){.name = (const char *)raw[5 * i],
                                                      .prefix = text_or_none(raw[5 * i + 1]),
                                                      .uri = text_or_none(raw[5 * i + 2]),
                                                      .value = to};
        to += length + 1;
    }
    return (guint)count;
}

// Declarations come as pairs of prefix and namespace.
static guint take_namespaces(struct parse *parse, int count, const xmlChar **raw)
{
    if ((guint)count > parse->namespace_room) {
        parse->namespace_room = (guint)count * 2;
        parse->namespaces = g_renew(struct xml_namespace, parse->namespaces, parse->namespace_room);
    }
    for (int i = 0; i < count; i++)
        parse->namespaces[i] = (struct xml_namespace){.prefix = text_or_none(raw[2 * i]),
                                                      .uri = text_or_none(raw[2 * i + 1])};
    return (guint)count;
}

// An element of many attributes is an attack: libxml2 compares each with each.
static void refuse_attributes(struct parse *parse)
{
    g_set_error(&parse->error, XML_ERROR_DOMAIN, XML_ERROR_LIMIT,
                "an element has more than %" G_GUINT64_FORMAT
                " attributes at line %d, column %d (--max-attributes raises the limit)",
                parse->max_attributes, xmlSAX2GetLineNumber(parse->parser),
                xmlSAX2GetColumnNumber(parse->parser));
    xmlStopParser(parse->parser);
}

// Counts attributes in a tag that goes beyond what libxml2 has been given, before it looks at them.
static void scan_pending(struct parse *parse)
{
    const xmlParserInput *input = parse->parser->input;
    if (!input || input->end - input->cur < 2 || input->cur[0] != '<' || input->cur[1] == '!' ||
        input->cur[1] == '?')
        return;
    guint64 tag = input->consumed + (guint64)(input->cur - input->base);
    if (tag != parse->tag) {
        parse->scanned = parse->quoted = 0;
        parse->quote = '\0';
    }
    parse->tag = tag;
    const char *at = (const char *)input->cur + parse->scanned, *end = (const char *)input->end;
    for (; at < end; at++) {
        if (parse->quote && *at == parse->quote) {
            parse->quote = '\0';
        } else if (!parse->quote && (*at == '"' || *at == '\'')) {
            parse->quote = *at;
            parse->quoted++;
        }
    }
    parse->scanned = (gsize)(end - (const char *)input->cur);
    if (parse->quoted > parse->max_attributes)
        refuse_attributes(parse);
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                     int namespace_count, const xmlChar **namespaces, int attribute_count,
                     int defaulted, const xmlChar **attributes)
{
    (void)defaulted;
    struct parse *parse = data;
    parse->events++;
    if (++parse->depth > parse->max_depth) {
        g_set_error(&parse->error, XML_ERROR_DOMAIN, XML_ERROR_LIMIT,
                    "elements are nested deeper than %" G_GUINT64_FORMAT
                    " at line %d, column %d (--max-depth raises the limit)",
                    parse->max_depth, xmlSAX2GetLineNumber(parse->parser),
                    xmlSAX2GetColumnNumber(parse->parser));
        xmlStopParser(parse->parser);
        return;
    }
    if ((guint64)attribute_count + (guint64)namespace_count > parse->max_attributes) {
        refuse_attributes(parse);
        return;
    }
    if (!parse->handler->start)
        return;
    struct xml_element element = {
        .name = (const char *)name,
        .uri = text_or_none(uri),
        .prefix = text_or_none(prefix),
        .attribute_count = take_attributes(parse, attribute_count, attributes),
        .namespace_count = take_namespaces(parse, namespace_count, namespaces),
        .line = (guint)MAX(parse->parser->input->line, 1),
        .column = (guint)MAX(parse->parser->input->col, 1),
    };
    element.attributes = parse->attributes;
    element.namespaces = parse->namespaces;
    parse->handler->start(parse->context, &element);
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    (void)prefix;
    struct parse *parse = data;
    parse->events++;
    parse->depth--;
    if (parse->handler->end)
        parse->handler->end(parse->context, (const char *)name, text_or_none(uri));
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

// The first error that ends the parse is the cause; what libxml2 says after it is a consequence.
// It may come while the parser is made (an order of bytes that nothing reads), so before
// parse->parser is there.
static void on_error(void *data, xmlErrorPtr error)
{
    struct parse *parse = data;
    const xmlParserCtxt *parser = error->ctxt;
    const xmlParserInput *input = parser ? parser->input : NULL;
    if (error->code == XML_ERR_NO_MEMORY)
        g_error("failed to allocate memory for XML");
    if (parse->first.code || error->level != XML_ERR_FATAL)
        return;
    xmlCopyError(error, &parse->first);
    // An end tag that is whole is a wrong one, even where nothing follows.
    gboolean wrong_end = error->code == XML_ERR_TAG_NAME_MISMATCH && input &&
                         input->cur > input->base && input->cur[-1] == '>';
    parse->broke_off = parse->fed_all && input && input->cur >= input->end && !wrong_end;
}

// What libxml2 found, said for people who have never seen XML; its own words for what is rare.
static char *plain_reason(const struct parse *parse)
{
    static const char encoding[] = "bytes that are not in the encoding it says it has";
    const xmlError *first = &parse->first;
    if (parse->not_encoded)
        return g_strdup(encoding);
    if (parse->broke_off)
        return g_strdup("it ends in the middle");
    switch (first->code) {
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return g_strdup("a special character (&, <) stands there as it is; it is written &amp; "
                        "or &lt;");
    case XML_ERR_INVALID_CHAR:
        if (first->int1 == 0) // no character could be made of the bytes
            return g_strdup(encoding);
        return g_strdup_printf("a character that XML does not allow (U+%04X)", (guint)first->int1);
    case XML_ERR_INVALID_ENCODING:
        return g_strdup(encoding);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        return g_strdup_printf("the entity &%s; is not defined", first->str1 ? first->str1 : "");
    case XML_ERR_TAG_NAME_MISMATCH:
        return g_strdup_printf("the element \"%s\" is ended as \"%s\"",
                               first->str1 ? first->str1 : "", first->str2 ? first->str2 : "");
    case XML_ERR_ATTRIBUTE_REDEFINED:
        return g_strdup("an attribute is given twice");
    case XML_ERR_DOCUMENT_END:
        return g_strdup("something stands after the end of the document");
    default:
        return g_strdup(first->message ? first->message : "it cannot be followed");
    }
}

static void set_malformed(struct parse *parse)
{
    int line = parse->first.line, column = parse->first.int2;
    if (parse->not_encoded) {
        line = xmlSAX2GetLineNumber(parse->parser);
        column = xmlSAX2GetColumnNumber(parse->parser);
    }
    g_autofree char *plain = plain_reason(parse);
    g_autofree char *reason = g_utf8_make_valid(plain, -1);
    g_strdelimit(g_strstrip(reason), "\n\r\t", ' ');
    if (g_utf8_strlen(reason, -1) > 200)
        *g_utf8_offset_to_pointer(reason, 200) = '\0';
    g_set_error(&parse->error, XML_ERROR_DOMAIN, XML_ERROR_MALFORMED,
                "the XML is not well-formed at line %d, column %d: %s", MAX(line, 1),
                MAX(column, 1), reason);
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

static void on_generic_error(void *data, const char *message, ...)
{
    (void)data, (void)message;
}

static gboolean goes_on(const struct parse *parse)
{
    return !parse->error && !parse->not_encoded && parse->parser->wellFormed;
}

// The next bytes; none: there are no more. libxml2 calls a text well-formed whose bytes it could
// not convert, and just ends there: only the chunk's result tells.
static void feed(struct parse *parse, const char *bytes, gsize length)
{
    int result = xmlParseChunk(parse->parser, bytes, (int)length, length == 0);
    if (result == XML_ERR_INVALID_ENCODING || result == XML_PARSER_EOF)
        parse->not_encoded = TRUE;
}

gboolean xml_parse(const char *bytes, gsize length, const struct limits *limits,
                   const struct xml_handler *handler, void *context, GError **error)
{
    if (length == 0) {
        g_set_error_literal(error, XML_ERROR_DOMAIN, XML_ERROR_MALFORMED,
                            "the XML is not well-formed: it is empty");
        return FALSE;
    }
    struct parse parse = {.handler = handler,
                          .context = context,
                          .max_depth = limits->depth,
                          .max_attributes = limits->attributes};
    xmlSAXHandler sax = sax_handler();
    // The first four bytes tell the encoding.
    gsize at = MIN(length, 4);
    parse.parser = xmlCreatePushParserCtxt(&sax, &parse, bytes, (int)at, NULL);
    if (!parse.parser)
        g_error("out of memory for an XML parser");
    // NOENT only means that &amp; and &#38; in attributes arrive as characters: without a DTD there
    // is nothing else to expand. HUGE lifts libxml2's own limits; depth and size are bounded here.
    xmlCtxtUseOptions(parse.parser, XML_PARSE_NONET | XML_PARSE_NOENT | XML_PARSE_HUGE);
    // What has no parser to be told (an encoding that cannot be converted) would be printed.
    xmlSetGenericErrorFunc(NULL, on_generic_error);
    // libxml2 scans what it holds again for each chunk that brings no event (a tag longer than the
    // chunk): doubling the chunk then keeps the work linear.
    gsize chunk = CHUNK;
    while (at < length && goes_on(&parse)) {
        guint64 before = parse.events;
        gsize size = MIN(chunk, length - at);
        parse.fed_all = size == length - at;
        feed(&parse, bytes + at, size);
        at += size;
        scan_pending(&parse);
        chunk = parse.events > before ? CHUNK : MIN(chunk * 2, (gsize)G_MAXINT / 2);
    }
    if (goes_on(&parse))
        feed(&parse, NULL, 0);
    parse.not_encoded = parse.not_encoded || (goes_on(&parse) && parse.depth > 0);
    if (!parse.error && !goes_on(&parse))
        set_malformed(&parse);
    if (parse.parser->myDoc)
        xmlFreeDoc(parse.parser->myDoc);
    xmlFreeParserCtxt(parse.parser);
    xmlResetError(&parse.first);
    g_free(parse.attributes);
    g_free(parse.namespaces);
    g_free(parse.values);
    if (parse.error) {
        g_propagate_error(error, parse.error);
        return FALSE;
    }
    return TRUE;
}
