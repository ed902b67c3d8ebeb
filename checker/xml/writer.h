// SPDX-License-Identifier: Apache-2.0
// XML and HTML written with escaping by construction (libxml2's xmlTextWriter): element, attribute
// and text calls, never strings of markup.
#ifndef LINJERA_XML_WRITER_H
#define LINJERA_XML_WRITER_H

#include <glib.h>

struct writer;

struct writer *writer_new(void);
typedef struct writer writer_t;
void writer_free(struct writer *writer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(writer_t, writer_free)
// "<!DOCTYPE html>", before anything else.
void writer_html(struct writer *writer);
// The XML declaration of UTF-8, before anything else.
void writer_xml(struct writer *writer);
void writer_start(struct writer *writer, const char *element);
void writer_attribute(struct writer *writer, const char *name, const char *value);
void writer_text(struct writer *writer, const char *text);
// The content of <style>: not escaped; the caller passes only the program's own constants.
void writer_style(struct writer *writer, const char *css);
// Ends the innermost element; empty ones that HTML does not call void get an end tag.
void writer_end(struct writer *writer);
// start + text + end.
void writer_element(struct writer *writer, const char *element, const char *text);
// Ends what is open and hands the bytes over.
GString *writer_finish(struct writer *writer);

#endif
