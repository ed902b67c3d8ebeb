// SPDX-License-Identifier: Apache-2.0
#include "xml/html.h"

#include "base/charset.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <string.h>

struct html_parse {
    const struct xml_handler *handler;
    void *context;
    htmlParserCtxtPtr parser;
    guint64 max_depth;
    GPtrArray *open; // char *, owned
    GArray *attributes;
    GString *text;
    GError *error;
};

// The elements of HTML 5 that have no end tag and that libxml2 does not know.
static gboolean is_new_void(const char *name)
{
    return strcmp(name, "wbr") == 0 || strcmp(name, "source") == 0 || strcmp(name, "track") == 0;
}

static void end_innermost(struct html_parse *parse)
{
    g_autofree char *name = g_ptr_array_steal_index(parse->open, parse->open->len - 1);
    if (parse->handler->end)
        parse->handler->end(parse->context, name, "");
}

static void on_start(void *data, const xmlChar *raw, const xmlChar **attributes)
{
    struct html_parse *parse = data;
    const char *name = (const char *)raw;
    if (parse->error)
        return;
    if (parse->open->len >= parse->max_depth) {
        g_set_error(&parse->error, XML_ERROR_DOMAIN, XML_ERROR_LIMIT,
                    "elements are nested deeper than %" G_GUINT64_FORMAT
                    " (--max-depth raises the limit)",
                    parse->max_depth);
        xmlStopParser(parse->parser);
        return;
    }
    g_array_set_size(parse->attributes, 0);
    for (; attributes && attributes[0]; attributes += 2) {
        struct xml_attribute attribute = {.name = (const char *)attributes[0], .uri = ""};
        attribute.value = attributes[1] ? (const char *)attributes[1] : "";
        g_array_append_val(parse->attributes, attribute);
    }
    struct xml_element element = {
        .name = name,
        .uri = "",
        .attributes = (const struct xml_attribute *)(void *)parse->attributes->data,
        .attribute_count = parse->attributes->len,
    };
    g_ptr_array_add(parse->open, g_strdup(name));
    if (parse->handler->start)
        parse->handler->start(parse->context, &element);
    if (is_new_void(name))
        end_innermost(parse);
}

// libxml2 ends elements that it has not begun, and not always the innermost first.
static void on_end(void *data, const xmlChar *raw)
{
    struct html_parse *parse = data;
    guint at = parse->open->len;
    while (at > 0 && strcmp(parse->open->pdata[at - 1], (const char *)raw) != 0)
        at--;
    while (at > 0 && parse->open->len >= at)
        end_innermost(parse);
}

static gboolean needs_change(const char *text, gsize length)
{
    for (gsize i = 0; i < length; i++) {
        if (text[i] == '\r' || (text[i] == '\xc2' && i + 1 < length && (guchar)text[i + 1] < 0xa0))
            return TRUE;
    }
    return FALSE;
}

static void on_text(void *data, const xmlChar *raw, int count)
{
    struct html_parse *parse = data;
    const char *text = (const char *)raw;
    gsize length = (gsize)count;
    if (parse->error || !parse->handler->text)
        return;
    if (needs_change(text, length)) {
        g_string_truncate(parse->text, 0);
        for (gsize i = 0; i < length; i++) {
            if (text[i] == '\r') {
                if (i + 1 >= length || text[i + 1] != '\n')
                    g_string_append_c(parse->text, '\n');
            } else if (text[i] == '\xc2' && i + 1 < length && (guchar)text[i + 1] < 0xa0) {
                g_string_append_unichar(parse->text, charset_windows_1252((guchar)text[++i]));
            } else {
                g_string_append_c(parse->text, text[i]);
            }
        }
        text = parse->text->str;
        length = parse->text->len;
    }
    parse->handler->text(parse->context, text, length);
}

// Everything is an error to a parser of HTML 4; this only keeps libxml2 from printing it.
static void on_error(void *data, xmlErrorPtr error)
{
    (void)data, (void)error;
}

gboolean html_parse(const char *text, gsize length, const struct limits *limits,
                    const struct xml_handler *handler, void *context, GError **error)
{
    if (length == 0)
        return TRUE;
    g_assert(length <= G_MAXINT);
    struct html_parse parse = {
        .handler = handler,
        .context = context,
        .max_depth = limits->depth,
        .open = g_ptr_array_new_with_free_func(g_free),
        .attributes = g_array_new(FALSE, FALSE, sizeof(struct xml_attribute)),
        .text = g_string_new(NULL),
    };
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC,
        .startElement = on_start,
        .endElement = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text,
        .cdataBlock = on_text,
        .serror = on_error,
    };
    parse.parser = htmlCreateMemoryParserCtxt(text, (int)length);
    if (!parse.parser)
        g_error("out of memory for an HTML parser");
    *parse.parser->sax = sax;
    parse.parser->userData = &parse;
    // IGNORE_ENC: the text is UTF-8 by now, whatever its meta elements say.
    htmlCtxtUseOptions(parse.parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD |
                                         HTML_PARSE_IGNORE_ENC | (int)XML_PARSE_HUGE);
    xmlSwitchEncoding(parse.parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parse.parser);
    while (parse.open->len > 0)
        end_innermost(&parse);
    if (parse.parser->myDoc)
        xmlFreeDoc(parse.parser->myDoc);
    htmlFreeParserCtxt(parse.parser);
    g_ptr_array_unref(parse.open);
    g_array_unref(parse.attributes);
    g_string_free(parse.text, TRUE);
    if (parse.error) {
        g_propagate_error(error, parse.error);
        return FALSE;
    }
    return TRUE;
}

gunichar html_entity(const char *name, gsize length)
{
    enum { NAME_MAX_LENGTH = 32 };
    char copy[NAME_MAX_LENGTH + 1];
    if (length == 0 || length > NAME_MAX_LENGTH)
        return 0;
    memcpy(copy, name, length);
    copy[length] = '\0';
    const htmlEntityDesc *entity = htmlEntityLookup(BAD_CAST copy);
    return entity ? entity->value : 0;
}
