// SPDX-License-Identifier: Apache-2.0
// Fields (ECMA-376 Part 1, 17.16): codes are never shown, results are kept and marked with the
// field's name. A complex field may hold others, in its code or its result, and span paragraphs.
#include "docx/walk.h"

#include <string.h>

void field_free(gpointer data)
{
    struct field *field = data;
    g_string_free(field->code, TRUE);
    g_free(field->name);
    g_free(field->link);
    g_clear_pointer(&field->choices, g_ptr_array_unref);
    g_free(field);
}

static struct field *innermost(const struct walk *walk)
{
    const GPtrArray *fields = walk->story->fields;
    return fields->len > 0 ? fields->pdata[fields->len - 1] : NULL;
}

static struct field *push(struct walk *walk)
{
    struct field *field = g_new0(struct field, 1);
    field->code = g_string_new(NULL);
    field->paragraph = walk->story->paragraph.serial;
    g_ptr_array_add(walk->story->fields, field);
    return field;
}

// The next word of a field's code: quoted or bare. NULL at its end; newly allocated.
static char *next_word(const char **at)
{
    const char *from = *at + strspn(*at, " \t\r\n");
    if (!*from)
        return NULL;
    gsize length;
    if (*from == '"') {
        from++;
        length = strcspn(from, "\"");
        *at = from + length + (from[length] == '"');
    } else {
        length = strcspn(from, " \t\r\n\"");
        *at = from + length;
    }
    return g_strndup(from, length);
}

static char *hyperlink_target(const char *code)
{
    g_autofree char *address = NULL, *anchor = NULL, *word = NULL;
    gboolean anchor_next = FALSE;
    while ((word = next_word(&code))) {
        if (anchor_next) {
            g_free(anchor);
            anchor = g_steal_pointer(&word);
            anchor_next = FALSE;
        } else if (word[0] == '\\') {
            anchor_next = g_ascii_tolower(word[1]) == 'l';
        } else if (!address) {
            address = g_steal_pointer(&word);
        }
        g_clear_pointer(&word, g_free);
    }
    if (anchor)
        return g_strconcat(address ? address : "", "#", anchor, NULL);
    return address ? g_steal_pointer(&address) : g_strdup("");
}

// What the code says, once it is complete.
static void understand(struct field *field)
{
    field->result = TRUE;
    if (field->name)
        return;
    const char *at = field->code->str;
    g_autofree char *word = next_word(&at);
    if (!word || strlen(word) > 32)
        return;
    field->name = g_utf8_strup(word, -1);
    if (strcmp(field->name, "HYPERLINK") == 0)
        field->link = hyperlink_target(at);
}

static void end_complex(struct walk *walk)
{
    struct story *story = walk->story;
    struct field *field = innermost(walk);
    if (story->fields_beyond > 0) {
        story->fields_beyond--;
        return;
    }
    if (!field || field->simple)
        return;
    understand(field);
    // The chosen entry of a drop-down list is on the page, but not in the text.
    if (!field->shown && field->choices && g_strcmp0(field->name, "FORMDROPDOWN") == 0 &&
        (guint)field->choice < field->choices->len) {
        const char *choice = field->choices->pdata[field->choice];
        run_emit(walk, choice, strlen(choice), FALSE);
    }
    g_ptr_array_set_size(story->fields, (gint)story->fields->len - 1);
}

gboolean field_character(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)frame;
    struct story *story = walk->story;
    const char *type = name_attribute(element, NS_W, "fldCharType");
    if (g_strcmp0(type, "begin") == 0) {
        paragraph_need(walk);
        if (story->fields->len < FIELD_DEPTH)
            push(walk);
        else
            story->fields_beyond++;
    } else if (g_strcmp0(type, "separate") == 0) {
        struct field *field = innermost(walk);
        if (field && !field->simple && story->fields_beyond == 0)
            understand(field);
    } else if (g_strcmp0(type, "end") == 0) {
        end_complex(walk);
    }
    return TRUE;
}

gboolean field_simple(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    const char *code = name_attribute(element, NS_W, "instr");
    frame->saved = walk->story->fields->len;
    if (walk->story->fields->len >= FIELD_DEPTH)
        return TRUE;
    paragraph_need(walk);
    struct field *field = push(walk);
    field->simple = TRUE;
    g_string_append_len(field->code, code ? code : "",
                        code ? (gssize)MIN(strlen(code), FIELD_CODE) : 0);
    understand(field);
    return TRUE;
}

void field_simple_end(struct walk *walk, const struct frame *frame)
{
    if (walk->story->fields->len > frame->saved)
        g_ptr_array_set_size(walk->story->fields, (gint)frame->saved);
}

// The entries of a drop-down form field: w:result (from 0) and w:listEntry.
gboolean field_choice(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    struct field *field = innermost(walk);
    const char *value = name_val(element);
    if (!field || field->result || !value)
        return TRUE;
    if (frame->element == EL_DD_RESULT) {
        field->choice = name_number(element, 0);
        return TRUE;
    }
    if (!field->choices)
        field->choices = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(field->choices, g_strdup(value));
    return TRUE;
}

void field_code(struct walk *walk, const char *text, gsize length)
{
    struct field *field = innermost(walk);
    if (!field || field->result || walk->story->fields_beyond > 0)
        return;
    gsize room = FIELD_CODE - MIN(field->code->len, FIELD_CODE);
    if (length > room) { // cut between characters: a link may come of it
        while (room > 0 && ((guchar)text[room] & 0xc0) == 0x80)
            room--;
        length = room;
    }
    g_string_append_len(field->code, text, (gssize)length);
}

// Text between a field's beginning and its separator, or the result of a field that stands there,
// is code. A field that has not come to its separator in the paragraph it began in is taken for
// damaged: better to check its code as text than to leave out the rest of the document.
gboolean field_hides(struct walk *walk, gsize length)
{
    const GPtrArray *fields = walk->story->fields;
    for (guint i = 0; i < fields->len; i++) {
        struct field *field = fields->pdata[i];
        if (!field->result && field->paragraph == walk->story->paragraph.serial) {
            field->hidden += length;
            return TRUE;
        }
    }
    return FALSE;
}

// The table of contents and its like are told by the outermost field: their lines are full of
// references and links of their own.
static gboolean is_compilation(const char *name)
{
    static const char *const names[] = {"TOC", "TOA", "INDEX", "BIBLIOGRAPHY"};
    for (guint i = 0; name && i < G_N_ELEMENTS(names); i++) {
        if (strcmp(name, names[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

void field_mark(const struct walk *walk, struct span *mark)
{
    const GPtrArray *fields = walk->story->fields;
    gboolean compilation = FALSE;
    for (guint i = 0; i < fields->len; i++) {
        struct field *field = fields->pdata[i];
        if (field->name && !compilation)
            mark->field = field->name;
        compilation = compilation || is_compilation(field->name);
        if (field->link)
            mark->link = field->link;
        field->shown = TRUE;
    }
}

void field_check_ended(struct walk *walk)
{
    const GPtrArray *fields = walk->story->fields;
    for (guint i = 0; i < fields->len; i++) {
        const struct field *field = fields->pdata[i];
        if (field->simple || field->result || field->hidden == 0)
            continue;
        builder_not_checked(walk->reader->builder, walk->package, NOTICE_FIELD_UNENDED, NULL, NULL);
    }
}
