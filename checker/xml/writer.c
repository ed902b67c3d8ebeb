// SPDX-License-Identifier: Apache-2.0
#include "xml/writer.h"

#include <libxml/xmlwriter.h>
#include <string.h>

struct writer {
    xmlBufferPtr buffer;
    xmlTextWriterPtr xml;
    GPtrArray *open;    // const char *: the elements begun and not yet ended, interned
    gboolean xml_rules; // empty elements end with their start tag; else as HTML says
};

struct writer *writer_new(void)
{
    struct writer *writer = g_new0(struct writer, 1);
    writer->buffer = xmlBufferCreate();
    g_assert(writer->buffer);
    xmlBufferSetAllocationScheme(writer->buffer, XML_BUFFER_ALLOC_DOUBLEIT);
    writer->xml = xmlNewTextWriterMemory(writer->buffer, 0);
    g_assert(writer->xml);
    writer->open = g_ptr_array_new();
    return writer;
}

void writer_free(struct writer *writer)
{
    if (!writer)
        return;
    xmlFreeTextWriter(writer->xml);
    xmlBufferFree(writer->buffer);
    g_ptr_array_unref(writer->open);
    g_free(writer);
}

// libxml2 refuses calls out of order and lack of memory alike: a bug, or nothing to be done.
static void expect(int written)
{
    if (written < 0)
        g_error("markup written out of order");
}

// Whether neither XML 1.0 nor HTML5 lets the character stand in a text: controls except tab and
// line feed (a carriage return would be read back as a line feed), noncharacters.
static gboolean is_forbidden(gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c <= 0x9f) ||
           (c >= 0xfdd0 && c <= 0xfdef) || (c & 0xfffe) == 0xfffe;
}

// The text with markup characters escaped and forbidden ones replaced by U+FFFD, for xmlFree.
static xmlChar *escape(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) clean = NULL;
    const char *copied = valid;
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        if (!is_forbidden(g_utf8_get_char(p)))
            continue;
        if (!clean)
            clean = g_string_new(NULL);
        g_string_append_len(clean, copied, p - copied);
        g_string_append_unichar(clean, 0xfffd);
        copied = g_utf8_next_char(p);
    }
    if (clean)
        g_string_append(clean, copied);
    xmlChar *escaped = xmlEncodeSpecialChars(NULL, BAD_CAST(clean ? clean->str : valid));
    g_assert(escaped);
    return escaped;
}

void writer_html(struct writer *writer)
{
    expect(xmlTextWriterWriteRaw(writer->xml, BAD_CAST "<!DOCTYPE html>\n"));
}

void writer_xml(struct writer *writer)
{
    writer->xml_rules = TRUE;
    expect(xmlTextWriterWriteRaw(writer->xml,
                                 BAD_CAST "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
}

void writer_start(struct writer *writer, const char *element)
{
    const char *name = g_intern_string(element);
    expect(xmlTextWriterStartElement(writer->xml, BAD_CAST name));
    g_ptr_array_add(writer->open, (gpointer)(gsize)name);
}

void writer_attribute(struct writer *writer, const char *name, const char *value)
{
    // Escaped here: libxml2's own attribute call turns every letter beyond ASCII into a number.
    xmlChar *escaped = escape(value);
    expect(xmlTextWriterStartAttribute(writer->xml, BAD_CAST name));
    expect(xmlTextWriterWriteRaw(writer->xml, escaped));
    expect(xmlTextWriterEndAttribute(writer->xml));
    xmlFree(escaped);
}

void writer_text(struct writer *writer, const char *text)
{
    xmlChar *escaped = escape(text);
    expect(xmlTextWriterWriteRaw(writer->xml, escaped));
    xmlFree(escaped);
}

void writer_style(struct writer *writer, const char *css)
{
    g_assert(!strstr(css, "</"));
    writer_start(writer, "style");
    expect(xmlTextWriterWriteRaw(writer->xml, BAD_CAST css));
    writer_end(writer);
}

// The elements that HTML ends with their start tag.
static gboolean is_void(const char *element)
{
    static const char *const names[] = {"area",  "base", "br",   "col",    "embed", "hr", "img",
                                        "input", "link", "meta", "source", "track", "wbr"};
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        if (strcmp(element, names[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

void writer_end(struct writer *writer)
{
    g_assert(writer->open->len);
    const char *element = g_ptr_array_steal_index(writer->open, writer->open->len - 1);
    if (writer->xml_rules || is_void(element))
        expect(xmlTextWriterEndElement(writer->xml));
    else
        expect(xmlTextWriterFullEndElement(writer->xml));
}

void writer_element(struct writer *writer, const char *element, const char *text)
{
    writer_start(writer, element);
    if (*text || !writer->xml_rules)
        writer_text(writer, text);
    writer_end(writer);
}

GString *writer_finish(struct writer *writer)
{
    while (writer->open->len)
        writer_end(writer);
    expect(xmlTextWriterFlush(writer->xml));
    GString *text = g_string_new_len((const char *)xmlBufferContent(writer->buffer),
                                     xmlBufferLength(writer->buffer));
    g_string_append_c(text, '\n');
    return text;
}
