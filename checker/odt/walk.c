// SPDX-License-Identifier: Apache-2.0
#include "odt/walk.h"

#include "odt/names.h"

#include <string.h>

enum { SPACES_MAX = 1000 };

enum tag {
    TAG_OTHER,
    TAG_SKIP,
    TAG_BODY_TEXT,
    TAG_BODY_OTHER, // of a sheet, a presentation ...
    TAG_MASTER_STYLES,
    TAG_HEADER,
    TAG_FOOTER,
    TAG_PARAGRAPH,
    TAG_HEADING,
    TAG_SPAN,
    TAG_LINK,
    TAG_SPACES,
    TAG_TAB,
    TAG_LINE_BREAK,
    TAG_PAGE_BREAK,
    TAG_SECTION,
    TAG_HIDDEN_TEXT,
    TAG_HIDDEN_PARAGRAPH,
    TAG_INDEX,
    TAG_CONTENTS,
    TAG_LIST,
    TAG_ITEM,
    TAG_LIST_HEADER,
    TAG_TABLE,
    TAG_HEADER_ROWS,
    TAG_ROW,
    TAG_CELL,
    TAG_COVERED_CELL,
    TAG_SHAPE,
    TAG_OBJECT,
    TAG_IMAGE,
    TAG_DESCRIPTION,
    TAG_NOTE,
    TAG_ANNOTATION,
    TAG_ANNOTATION_END,
    TAG_CHANGED_REGION,
    TAG_CHANGE,
    TAG_CHANGE_START,
    TAG_CHANGE_END,
    TAG_FORMS,
    TAG_FIELD,
};

struct name {
    const char *name;
    enum tag tag;
    const char *field; // its name where Word has the same, else ODF's
};

static const struct name names[] = {
    {"office:text", TAG_BODY_TEXT, NULL},
    {"office:spreadsheet", TAG_BODY_OTHER, NULL},
    {"office:presentation", TAG_BODY_OTHER, NULL},
    {"office:drawing", TAG_BODY_OTHER, NULL},
    {"office:chart", TAG_BODY_OTHER, NULL},
    {"office:image", TAG_BODY_OTHER, NULL},
    {"office:database", TAG_BODY_OTHER, NULL},
    {"office:meta", TAG_SKIP, NULL},
    {"office:settings", TAG_SKIP, NULL},
    {"office:scripts", TAG_SKIP, NULL},
    {"office:font-face-decls", TAG_SKIP, NULL},
    {"office:styles", TAG_SKIP, NULL},
    {"office:automatic-styles", TAG_SKIP, NULL},
    {"office:master-styles", TAG_MASTER_STYLES, NULL},
    {"office:change-info", TAG_SKIP, NULL},
    {"office:event-listeners", TAG_SKIP, NULL},
    {"office:binary-data", TAG_SKIP, NULL},
    {"office:forms", TAG_FORMS, NULL},
    {"office:annotation", TAG_ANNOTATION, NULL},
    {"office:annotation-end", TAG_ANNOTATION_END, NULL},
    {"dc:creator", TAG_SKIP, NULL},
    {"dc:date", TAG_SKIP, NULL},
    {"meta:date-string", TAG_SKIP, NULL},
    {"meta:creator-initials", TAG_SKIP, NULL},
    {"text:sender-initials", TAG_SKIP, NULL},
    {"loext:sender-initials", TAG_SKIP, NULL},
    {"style:header", TAG_HEADER, NULL},
    {"style:header-left", TAG_HEADER, NULL},
    {"style:header-first", TAG_HEADER, NULL},
    {"loext:header-first", TAG_HEADER, NULL},
    {"style:footer", TAG_FOOTER, NULL},
    {"style:footer-left", TAG_FOOTER, NULL},
    {"style:footer-first", TAG_FOOTER, NULL},
    {"loext:footer-first", TAG_FOOTER, NULL},
    {"text:p", TAG_PARAGRAPH, NULL},
    {"text:h", TAG_HEADING, NULL},
    {"text:span", TAG_SPAN, NULL},
    {"text:a", TAG_LINK, NULL},
    {"draw:a", TAG_LINK, NULL},
    {"text:s", TAG_SPACES, NULL},
    {"text:tab", TAG_TAB, NULL},
    {"text:line-break", TAG_LINE_BREAK, NULL},
    {"text:soft-page-break", TAG_PAGE_BREAK, NULL},
    {"text:section", TAG_SECTION, NULL},
    {"text:hidden-text", TAG_HIDDEN_TEXT, NULL},
    {"text:hidden-paragraph", TAG_HIDDEN_PARAGRAPH, NULL},
    {"text:table-of-content", TAG_CONTENTS, NULL},
    {"text:alphabetical-index", TAG_INDEX, NULL},
    {"text:illustration-index", TAG_INDEX, NULL},
    {"text:table-index", TAG_INDEX, NULL},
    {"text:object-index", TAG_INDEX, NULL},
    {"text:user-index", TAG_INDEX, NULL},
    {"text:bibliography", TAG_INDEX, NULL},
    {"text:table-of-content-source", TAG_SKIP, NULL},
    {"text:alphabetical-index-source", TAG_SKIP, NULL},
    {"text:illustration-index-source", TAG_SKIP, NULL},
    {"text:table-index-source", TAG_SKIP, NULL},
    {"text:object-index-source", TAG_SKIP, NULL},
    {"text:user-index-source", TAG_SKIP, NULL},
    {"text:bibliography-source", TAG_SKIP, NULL},
    {"text:number", TAG_SKIP, NULL}, // the label, which is computed
    {"text:script", TAG_SKIP, NULL},
    {"text:ruby-text", TAG_SKIP, NULL}, // how the base is pronounced
    {"text:note-citation", TAG_SKIP, NULL},
    {"text:dde-connection-decls", TAG_SKIP, NULL},
    {"text:list", TAG_LIST, NULL},
    {"text:list-item", TAG_ITEM, NULL},
    {"text:list-header", TAG_LIST_HEADER, NULL},
    {"table:table", TAG_TABLE, NULL},
    {"table:table-header-rows", TAG_HEADER_ROWS, NULL},
    {"table:table-row", TAG_ROW, NULL},
    {"table:table-cell", TAG_CELL, NULL},
    {"table:covered-table-cell", TAG_COVERED_CELL, NULL},
    {"table:title", TAG_DESCRIPTION, NULL},
    {"table:desc", TAG_DESCRIPTION, NULL},
    {"draw:text-box", TAG_SHAPE, NULL},
    {"draw:rect", TAG_SHAPE, NULL},
    {"draw:line", TAG_SHAPE, NULL},
    {"draw:polyline", TAG_SHAPE, NULL},
    {"draw:polygon", TAG_SHAPE, NULL},
    {"draw:regular-polygon", TAG_SHAPE, NULL},
    {"draw:path", TAG_SHAPE, NULL},
    {"draw:circle", TAG_SHAPE, NULL},
    {"draw:ellipse", TAG_SHAPE, NULL},
    {"draw:connector", TAG_SHAPE, NULL},
    {"draw:caption", TAG_SHAPE, NULL},
    {"draw:measure", TAG_SHAPE, NULL},
    {"draw:custom-shape", TAG_SHAPE, NULL},
    {"draw:image", TAG_IMAGE, NULL},
    {"draw:object", TAG_OBJECT, NULL},
    {"draw:object-ole", TAG_OBJECT, NULL},
    {"draw:plugin", TAG_OBJECT, NULL},
    {"draw:applet", TAG_OBJECT, NULL},
    {"svg:title", TAG_DESCRIPTION, NULL},
    {"svg:desc", TAG_DESCRIPTION, NULL},
    {"text:note", TAG_NOTE, NULL},
    {"text:changed-region", TAG_CHANGED_REGION, NULL},
    {"text:change", TAG_CHANGE, NULL},
    {"text:change-start", TAG_CHANGE_START, NULL},
    {"text:change-end", TAG_CHANGE_END, NULL},
    {"text:bookmark-ref", TAG_FIELD, "REF"},
    {"text:reference-ref", TAG_FIELD, "REF"},
    {"text:sequence-ref", TAG_FIELD, "REF"},
    {"text:note-ref", TAG_FIELD, "NOTEREF"},
    {"text:page-number", TAG_FIELD, "PAGE"},
    {"text:page-count", TAG_FIELD, "NUMPAGES"},
    {"text:page-continuation", TAG_FIELD, "PAGE"},
    {"text:date", TAG_FIELD, "DATE"},
    {"text:time", TAG_FIELD, "TIME"},
    {"text:creation-date", TAG_FIELD, "CREATEDATE"},
    {"text:creation-time", TAG_FIELD, "CREATEDATE"},
    {"text:modification-date", TAG_FIELD, "SAVEDATE"},
    {"text:modification-time", TAG_FIELD, "SAVEDATE"},
    {"text:print-date", TAG_FIELD, "PRINTDATE"},
    {"text:author-name", TAG_FIELD, "AUTHOR"},
    {"text:author-initials", TAG_FIELD, "USERINITIALS"},
    {"text:initial-creator", TAG_FIELD, "AUTHOR"},
    {"text:creator", TAG_FIELD, "LASTSAVEDBY"},
    {"text:title", TAG_FIELD, "TITLE"},
    {"text:subject", TAG_FIELD, "SUBJECT"},
    {"text:keywords", TAG_FIELD, "KEYWORDS"},
    {"text:description", TAG_FIELD, "COMMENTS"},
    {"text:user-defined", TAG_FIELD, "DOCPROPERTY"},
    {"text:file-name", TAG_FIELD, "FILENAME"},
    {"text:template-name", TAG_FIELD, "TEMPLATE"},
    {"text:chapter", TAG_FIELD, "STYLEREF"},
    {"text:sequence", TAG_FIELD, "SEQ"},
    {"text:word-count", TAG_FIELD, "NUMWORDS"},
    {"text:character-count", TAG_FIELD, "NUMCHARS"},
    {"text:placeholder", TAG_FIELD, "MACROBUTTON"},
    {"text:conditional-text", TAG_FIELD, "IF"},
    {"text:text-input", TAG_FIELD, "FILLIN"},
    {"text:drop-down", TAG_FIELD, "FORMDROPDOWN"},
    {"text:variable-set", TAG_FIELD, "SET"},
    {"text:variable-get", TAG_FIELD, "REF"},
    {"text:variable-input", TAG_FIELD, "ASK"},
    {"text:user-field-get", TAG_FIELD, "REF"},
    {"text:expression", TAG_FIELD, "="},
    {"text:database-display", TAG_FIELD, "MERGEFIELD"},
    {"text:bibliography-mark", TAG_FIELD, "CITATION"},
};

struct context *odt_context(struct odt_walk *walk)
{
    return &g_array_index(walk->frames, struct frame, walk->frames->len - 1).context;
}

const char *odt_keep(struct odt_walk *walk, const char *text)
{
    return g_string_chunk_insert_const(walk->texts, text);
}

static void enter_span(struct odt_walk *walk, const struct xml_element *element,
                       struct context *context)
{
    const struct odt_style *style = odt_style_find(walk->reader->styles, walk->scope, "text",
                                                   odt_value(element, "text:style-name"));
    // What the style does not say, those it is derived from do.
    struct span *mark = &context->mark;
    int hidden = -1;
    const char *color = NULL, *language = NULL;
    for (guint hops = 0; style && hops < 32; hops++) {
        hidden = hidden < 0 ? style->hidden : hidden;
        color = color ? color : style->color;
        language = language ? language : style->language;
        style = odt_style_parent(walk->reader->styles, style, "text");
    }
    mark->hidden = hidden < 0 ? mark->hidden : hidden;
    mark->color = color ? color : mark->color;
    mark->language = language ? language : mark->language;
}

// Text that a condition hides is kept in an attribute.
static void take_hidden_text(struct odt_walk *walk, const struct xml_element *element)
{
    const char *text = odt_value(element, "text:string-value");
    struct context *context = odt_context(walk);
    if (!text || !*text || !context->paragraph)
        return;
    gboolean before = context->mark.hidden;
    context->mark.hidden = !g_str_equal(odt_value(element, "text:is-hidden") ?: "true", "false");
    odt_text(walk, text, strlen(text), FALSE);
    context->mark.hidden = before;
}

static void note_object(struct odt_walk *walk, const struct xml_element *element)
{
    const char *address = odt_value(element, "xlink:href");
    g_autofree char *part =
        address ? g_strconcat("/", address + strspn(address, "./"), NULL) : g_strdup(walk->package);
    builder_not_checked(walk->reader->builder, part, NOTICE_ODT_OBJECT, NULL, NULL);
}

static void put_spaces(struct odt_walk *walk, const struct xml_element *element)
{
    guint count = odt_number(element, "text:c", 1, SPACES_MAX);
    g_autofree char *spaces = g_strnfill(count, ' ');
    odt_text(walk, spaces, count, TRUE);
}

// Whether a shape or section stands in the body itself, and text in it in no paragraph of it.
static void enter_shape(struct context *context)
{
    if (context->paragraph)
        return; // its paragraphs see that they are inside another
    context->part = PART_TEXTBOX;
    context->list = 0;
    context->in_item = FALSE;
}

static void enter_body(struct odt_walk *walk, const struct xml_element *element, enum tag tag,
                       struct context *context)
{
    switch (tag) {
    case TAG_PARAGRAPH:
    case TAG_HEADING:
        odt_paragraph_begin(walk, element, tag == TAG_HEADING, context);
        break;
    case TAG_SPAN:
        enter_span(walk, element, context);
        break;
    case TAG_LINK: {
        const char *target = odt_value(element, "xlink:href");
        context->mark.link = target ? odt_keep(walk, target) : context->mark.link;
        break;
    }
    case TAG_IMAGE:
        walk->reader->pictured = walk->reader->pictured || !odt_is_dropped(walk);
        break;
    case TAG_SPACES:
        put_spaces(walk, element);
        break;
    case TAG_TAB:
        odt_text(walk, "\t", 1, TRUE);
        break;
    case TAG_LINE_BREAK:
        odt_text(walk, " ", 1, TRUE);
        break;
    case TAG_PAGE_BREAK:
        odt_page_break(walk);
        break;
    case TAG_SECTION:
        if (g_strcmp0(odt_value(element, "text:display"), "none") == 0)
            context->mark.hidden = TRUE;
        break;
    case TAG_HIDDEN_TEXT:
        take_hidden_text(walk, element);
        break;
    case TAG_HIDDEN_PARAGRAPH:
        if (context->paragraph && odt_is_true(element, "text:is-hidden"))
            context->paragraph->hidden = TRUE;
        break;
    case TAG_CONTENTS:
        context->mark.field = "TOC";
        break;
    case TAG_INDEX:
        context->mark.field = "INDEX";
        break;
    case TAG_LIST:
        odt_list_begin(walk, element, context);
        break;
    case TAG_ITEM:
    case TAG_LIST_HEADER:
        odt_item_begin(walk, element, tag == TAG_LIST_HEADER, context);
        break;
    case TAG_TABLE:
        odt_table_begin(walk, context);
        break;
    case TAG_HEADER_ROWS:
        context->head_rows = TRUE;
        break;
    case TAG_ROW:
        odt_row_begin(walk, element);
        break;
    case TAG_CELL:
        odt_cell_begin(walk, element, context);
        break;
    case TAG_SHAPE:
        enter_shape(context);
        break;
    case TAG_ANNOTATION_END:
        odt_annotation_end(walk, element);
        break;
    case TAG_CHANGE:
        odt_change_point(walk, element);
        break;
    case TAG_CHANGE_START:
        odt_change_start(walk, element);
        break;
    case TAG_CHANGE_END:
        odt_change_end(walk, element);
        break;
    default:
        break;
    }
}

// Enters an element. FALSE: its inside is not read here.
static gboolean enter(struct odt_walk *walk, const struct xml_element *element,
                      const struct name *name, struct context *context)
{
    switch (name->tag) {
    case TAG_SKIP:
        return FALSE;
    case TAG_BODY_TEXT:
        walk->is_text = TRUE;
        return walk->is_content;
    case TAG_BODY_OTHER:
        return FALSE;
    case TAG_MASTER_STYLES:
        return !walk->is_content;
    case TAG_HEADER:
    case TAG_FOOTER:
        context->part = name->tag == TAG_HEADER ? PART_HEADER : PART_FOOTER;
        return g_strcmp0(odt_value(element, "style:display"), "false") != 0;
    case TAG_COVERED_CELL: // what it holds is not shown
        odt_covered_cell(walk, element);
        return FALSE;
    case TAG_OBJECT:
        if (!odt_is_dropped(walk))
            note_object(walk, element);
        return FALSE;
    case TAG_DESCRIPTION:
        if (!walk->description)
            walk->description = g_string_new(NULL);
        return TRUE;
    case TAG_FORMS:
        return TRUE;
    case TAG_FIELD:
        context->mark.field = name->field;
        return TRUE;
    default:
        enter_body(walk, element, name->tag, context);
        return TRUE;
    }
}

static gboolean begins_record(struct odt_walk *walk, const struct xml_element *element,
                              enum tag tag)
{
    if (tag == TAG_CHANGED_REGION)
        odt_record_change(walk, element);
    else if (tag == TAG_NOTE || tag == TAG_ANNOTATION)
        odt_record_note(walk, element, tag == TAG_ANNOTATION);
    else
        return FALSE;
    return TRUE;
}

static void on_start(void *data, const struct xml_element *element)
{
    static const struct name other = {"", TAG_OTHER, NULL};
    struct odt_walk *walk = data;
    if (walk->recording) {
        walk->recording_depth++;
        record_start(walk->recording, element);
        return;
    }
    if (walk->skip) {
        walk->skip++;
        return;
    }
    char room[NAME_ROOM];
    const struct name *name =
        g_hash_table_lookup(walk->names, odt_name(element->uri, element->name, room));
    if (!name)
        name = &other;
    if (begins_record(walk, element, name->tag))
        return;
    struct frame frame = {.tag = name->tag,
                          .context = *odt_context(walk),
                          .lists = walk->lists->len,
                          .tables = walk->tables->len};
    if (enter(walk, element, name, &frame.context))
        g_array_append_val(walk->frames, frame);
    else
        walk->skip = 1;
}

static void leave(struct odt_walk *walk, const struct frame *frame)
{
    switch ((enum tag)frame->tag) {
    case TAG_PARAGRAPH:
    case TAG_HEADING:
        odt_paragraph_end(walk, &frame->context);
        break;
    case TAG_CELL:
        odt_cell_end(walk);
        break;
    case TAG_DESCRIPTION:
        if (!walk->description)
            break;
        odt_paragraph_alone(walk, PART_ALTTEXT, walk->description->str);
        g_string_free(walk->description, TRUE);
        walk->description = NULL;
        break;
    case TAG_BODY_TEXT:
        odt_paragraph_settle(walk);
        odt_play_notes(walk);
        break;
    case TAG_HEADER:
    case TAG_FOOTER:
    case TAG_TABLE:
    case TAG_SHAPE:
        odt_paragraph_settle(walk);
        break;
    default:
        break;
    }
}

static void on_end(void *data, const char *name, const char *uri)
{
    (void)name, (void)uri;
    struct odt_walk *walk = data;
    if (walk->recording) {
        if (--walk->recording_depth == 0)
            odt_record_done(walk);
        else
            record_end(walk->recording);
        return;
    }
    if (walk->skip) {
        walk->skip--;
        return;
    }
    const struct frame frame = g_array_index(walk->frames, struct frame, walk->frames->len - 1);
    leave(walk, &frame);
    g_array_set_size(walk->frames, walk->frames->len - 1);
    g_ptr_array_set_size(walk->tables, (gint)frame.tables);
    g_ptr_array_set_size(walk->lists, (gint)frame.lists);
}

static void on_text(void *data, const char *text, gsize length)
{
    struct odt_walk *walk = data;
    if (walk->recording)
        record_text(walk->recording, text, length);
    else if (walk->skip)
        return;
    else if (walk->description)
        g_string_append_len(walk->description, text, (gssize)length);
    else
        odt_text(walk, text, length, FALSE);
}

const struct xml_handler odt_walk_handler = {on_start, on_end, on_text};

static void walk_init(struct odt_walk *walk, struct odt_reader *reader)
{
    *walk = (struct odt_walk){.reader = reader, .page = 1, .page_fresh = TRUE};
    walk->names = g_hash_table_new(g_str_hash, g_str_equal);
    for (guint i = 0; i < G_N_ELEMENTS(names); i++)
        g_hash_table_insert(walk->names, (gpointer)names[i].name, (gpointer)&names[i]);
    walk->arena = arena_new();
    walk->texts = g_string_chunk_new(256);
    walk->frames = g_array_new(FALSE, FALSE, sizeof(struct frame));
    walk->paragraphs = g_ptr_array_new_with_free_func(g_free);
    walk->lists = g_ptr_array_new_with_free_func(g_free);
    walk->tables = g_ptr_array_new_with_free_func(g_free);
    walk->list_ids = g_hash_table_new(g_str_hash, g_str_equal);
    walk->list_names = g_hash_table_new(g_str_hash, g_str_equal);
    walk->changes = g_hash_table_new(g_str_hash, g_str_equal);
    walk->annotations = g_hash_table_new(g_str_hash, g_str_equal);
    walk->insertions = g_ptr_array_new();
    for (guint i = 0; i < DEFERRED_KINDS; i++)
        walk->deferred[i] = g_ptr_array_new();
    struct frame frame = {0};
    g_array_append_val(walk->frames, frame);
}

static void walk_clear(struct odt_walk *walk)
{
    g_hash_table_unref(walk->names);
    arena_free(walk->arena);
    g_string_chunk_free(walk->texts);
    g_array_unref(walk->frames);
    g_ptr_array_unref(walk->paragraphs);
    g_ptr_array_unref(walk->lists);
    g_ptr_array_unref(walk->tables);
    g_hash_table_unref(walk->list_ids);
    g_hash_table_unref(walk->list_names);
    g_hash_table_unref(walk->changes);
    g_hash_table_unref(walk->annotations);
    g_ptr_array_unref(walk->insertions);
    for (guint i = 0; i < DEFERRED_KINDS; i++)
        g_ptr_array_unref(walk->deferred[i]);
    if (walk->description)
        g_string_free(walk->description, TRUE);
}

// A part that breaks off leaves blocks open, the innermost last.
static void close_blocks(struct odt_walk *walk)
{
    for (guint i = walk->paragraphs->len; i > 0; i--)
        odt_paragraph_suspend(walk, walk->paragraphs->pdata[i - 1]);
}

gboolean odt_walk_part(struct odt_reader *reader, const char *package, enum style_scope scope,
                       gboolean is_content, const char *bytes, gsize length, GError **error)
{
    struct odt_walk walk;
    walk_init(&walk, reader);
    walk.package = package;
    walk.scope = scope;
    walk.is_content = is_content;
    gboolean read = xml_parse(bytes, length, reader->limits, &odt_walk_handler, &walk, error);
    close_blocks(&walk);
    if (read && is_content && !walk.is_text) {
        g_set_error(error, ODT_ERROR, ODT_ERROR_NOT_TEXT,
                    "the file is an OpenDocument file that is no text (a sheet, a presentation, a "
                    "drawing); give the document itself");
        read = FALSE;
    }
    if (walk.stray)
        builder_not_checked(reader->builder, package, NOTICE_ODT_STRAY_TEXT, NULL, NULL);
    walk_clear(&walk);
    return read;
}
