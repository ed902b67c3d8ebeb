// SPDX-License-Identifier: Apache-2.0
#include "html/walk.h"

#include <string.h>

struct context *page_context(struct page_walk *walk)
{
    return &g_array_index(walk->frames, struct frame, walk->frames->len - 1).context;
}

const char *page_keep(struct page_walk *walk, const char *text)
{
    return g_string_chunk_insert_const(walk->texts, text);
}

const char *page_value(const struct xml_element *element, const char *name)
{
    return xml_attribute(element, "", name);
}

static gboolean is(const char *value, const char *word)
{
    return value && g_ascii_strcasecmp(value, word) == 0;
}

// ---- Where in the page

// Roles that an author gives to elements which do not have them (WAI-ARIA 1.2, 5.3.4; HTML-AAM for
// those that do).
static enum tag landmark_of(const struct xml_element *element, enum tag tag)
{
    const char *role = page_value(element, "role");
    if (!role)
        return tag;
    if (is(role, "banner"))
        return TAG_LANDMARK_HEADER;
    if (is(role, "contentinfo"))
        return TAG_LANDMARK_FOOTER;
    if (is(role, "navigation"))
        return TAG_NAV;
    if (is(role, "main") || is(role, "article") || is(role, "complementary"))
        return TAG_CONTENT;
    if (is(role, "heading"))
        return TAG_HEADING;
    return tag;
}

static void enter_landmark(enum tag tag, struct context *context)
{
    if (tag == TAG_NAV)
        context->in_nav = TRUE;
    if (context->in_content || context->landmark)
        return;
    context->landmark = TRUE;
    context->part = tag == TAG_LANDMARK_FOOTER ? PART_FOOTER : PART_HEADER;
}

static void enter_heading(const struct xml_element *element, guint level, struct context *context)
{
    const char *said = page_value(element, "aria-level");
    if (level == 0 || said)
        level = said ? (guint)CLAMP(g_ascii_strtoll(said, NULL, 10), 1, 9) : 2;
    gboolean of_menu = context->in_nav && context->part != PART_BODY;
    context->heading = of_menu ? 0 : level;
}

static void enter_link(struct page_walk *walk, const struct xml_element *element,
                       struct context *context)
{
    const char *target = page_value(element, "href");
    if (!target)
        return;
    g_autofree char *address = g_strstrip(g_strdup(target));
    g_strdelimit(address, "\n\r\t", ' ');
    context->mark.link = page_keep(walk, address);
    if (context->in_nav && *address == '#')
        context->mark.field = "TOC";
}

static void enter_revision(struct page_walk *walk, const struct xml_element *element, enum tag tag,
                           struct context *context)
{
    const char *date = page_value(element, "datetime");
    gboolean deleted = tag == TAG_DELETION;
    *(deleted ? &context->mark.deleted : &context->mark.inserted) = TRUE;
    context->mark.date = date ? page_keep(walk, date) : NULL;
    if (walk->options->revisions == (deleted ? REVISIONS_FINAL : REVISIONS_ORIGINAL))
        context->dropped = TRUE;
}

// ---- What is not running text

// Of the metadata of a page what the other formats have too, and all of Dublin Core.
static void take_meta(struct page_walk *walk, const struct xml_element *element)
{
    static const struct {
        const char *name, *property;
    } known[] = {
        {"author", "creator"},
        {"dc.creator", "creator"},
        {"dcterms.creator", "creator"},
        {"description", "description"},
        {"keywords", "keywords"},
        {"dcterms.created", "created"},
        {"article:published_time", "created"},
        {"dcterms.modified", "modified"},
        {"last-modified", "modified"},
        {"article:modified_time", "modified"},
        {"dc.language", "language"},
    };
    const char *name = page_value(element, "name"), *value = page_value(element, "content");
    if (!name)
        name = page_value(element, "property");
    if (!name || !value || collapse_is_blank(value, strlen(value)))
        return;
    g_autofree char *line = g_strstrip(g_strdelimit(g_strdup(value), "\n\r\t", ' '));
    g_autofree char *lower = g_ascii_strdown(name, -1);
    for (guint i = 0; i < G_N_ELEMENTS(known); i++) {
        if (strcmp(lower, known[i].name) == 0) {
            builder_property(walk->builder, known[i].property, line);
            return;
        }
    }
    if (!g_str_has_prefix(lower, "dc.") && !g_str_has_prefix(lower, "dcterms."))
        return;
    g_autofree char *custom = g_strconcat("custom:", name, NULL);
    builder_property(walk->builder, custom, line);
}

// Pictures and controls show their attributes.
static void take_replaced(struct page_walk *walk, const struct xml_element *element, enum tag tag)
{
    const char *type = page_value(element, "type"), *value = page_value(element, "value");
    if (tag == TAG_PICTURE || is(type, "image")) {
        walk->pictured = TRUE;
        const char *alt = page_value(element, "alt");
        if (alt)
            page_block_alone(walk, PART_ALTTEXT, alt);
        return;
    }
    static const char *const silent[] = {"hidden", "checkbox", "radio", "password",
                                         "file",   "range",    "color"};
    for (guint i = 0; i < G_N_ELEMENTS(silent); i++) {
        if (is(type, silent[i]))
            return;
    }
    if (value)
        page_text(walk, value, strlen(value));
}

static void note_frame(struct page_walk *walk, const struct xml_element *element)
{
    const char *source = page_value(element, "src");
    if (!source)
        source = page_value(element, "data");
    g_autofree char *shown = g_utf8_substring(source ? source : "", 0,
                                              MIN(g_utf8_strlen(source ? source : "", -1), 200));
    builder_not_checked(walk->builder, "/", *shown ? NOTICE_FRAME : NOTICE_FRAME_UNADDRESSED,
                        element->name, shown);
}

static void take_language(struct page_walk *walk, const struct xml_element *element)
{
    const char *language = page_value(element, "lang");
    if (!language)
        language = page_value(element, "xml:lang");
    if (walk->language || !language || !*language)
        return;
    walk->language = page_keep(walk, language);
    builder_property(walk->builder, "language", language);
}

// ---- Elements

// A box: text before and after it is not its text.
static void enter_box(struct page_walk *walk, const struct xml_element *element,
                      struct context *context)
{
    page_block_close(walk);
    context->style = page_keep(walk, element->name);
}

// Enters what is no box. FALSE: the inside of the element is not read.
static gboolean enter_inline(struct page_walk *walk, const struct xml_element *element,
                             enum tag tag, struct context *context)
{
    switch (tag) {
    case TAG_SCRIPT:
        walk->scripted = TRUE;
        return FALSE;
    case TAG_SKIP:
        return FALSE;
    case TAG_TITLE:
        if (context->in_svg && !walk->description)
            walk->description = g_string_new(NULL);
        else if (!walk->titled)
            walk->in_title = walk->titled = TRUE;
        else
            return context->in_svg;
        return TRUE;
    case TAG_DESCRIPTION:
        if (context->in_svg && !walk->description)
            walk->description = g_string_new(NULL);
        return TRUE;
    case TAG_META:
        take_meta(walk, element);
        return TRUE;
    case TAG_BREAK:
        page_line_break(walk);
        return TRUE;
    case TAG_LINK:
        enter_link(walk, element, context);
        return TRUE;
    case TAG_INSERTION:
    case TAG_DELETION:
        enter_revision(walk, element, tag, context);
        return TRUE;
    case TAG_PICTURE:
    case TAG_INPUT:
        if (!context->mark.hidden || walk->options->hidden)
            take_replaced(walk, element, tag);
        return TRUE;
    case TAG_FRAME:
        if (!context->dropped)
            note_frame(walk, element);
        return FALSE;
    case TAG_SVG:
        context->in_svg = TRUE;
        return TRUE;
    default:
        return TRUE;
    }
}

static gboolean enter(struct page_walk *walk, const struct xml_element *element, enum tag tag,
                      guint level, struct context *context)
{
    switch (tag) {
    case TAG_HTML:
    case TAG_HEAD:
        return TRUE;
    case TAG_LANDMARK_HEADER:
    case TAG_LANDMARK_FOOTER:
    case TAG_NAV:
        enter_box(walk, element, context);
        enter_landmark(tag, context);
        return TRUE;
    case TAG_CONTENT:
        enter_box(walk, element, context);
        context->in_content = TRUE;
        return TRUE;
    case TAG_HEADING:
        enter_box(walk, element, context);
        enter_heading(element, level, context);
        return TRUE;
    case TAG_QUOTE:
        enter_box(walk, element, context);
        context->quote = TRUE;
        return TRUE;
    case TAG_CAPTION:
        enter_box(walk, element, context);
        context->caption = TRUE;
        return TRUE;
    case TAG_PRE:
        enter_box(walk, element, context);
        context->pre = TRUE;
        return TRUE;
    case TAG_DIALOG:
        enter_box(walk, element, context);
        if (!page_value(element, "open"))
            context->mark.hidden = TRUE;
        return TRUE;
    case TAG_BODY:
    case TAG_BLOCK:
    case TAG_RULE:
        enter_box(walk, element, context);
        return TRUE;
    case TAG_LIST:
    case TAG_ORDERED_LIST:
        page_block_close(walk);
        page_list_begin(walk, element, tag == TAG_ORDERED_LIST, context);
        return TRUE;
    case TAG_ITEM:
        enter_box(walk, element, context);
        page_item_begin(walk, element, context);
        return TRUE;
    case TAG_TABLE:
        page_block_close(walk);
        page_table_begin(walk, context);
        return TRUE;
    case TAG_HEAD_ROWS:
        page_block_close(walk);
        context->head_rows = TRUE;
        return TRUE;
    case TAG_ROW_GROUP:
        page_block_close(walk);
        return TRUE;
    case TAG_ROW:
        page_block_close(walk);
        page_row_begin(walk);
        return TRUE;
    case TAG_CELL:
    case TAG_HEADER_CELL:
        enter_box(walk, element, context);
        page_cell_begin(walk, element, tag == TAG_HEADER_CELL, context);
        return TRUE;
    default:
        return enter_inline(walk, element, tag, context);
    }
}

static gboolean is_box(enum tag tag)
{
    switch (tag) {
    case TAG_OTHER:
    case TAG_SKIP:
    case TAG_HTML:
    case TAG_HEAD:
    case TAG_TITLE:
    case TAG_META:
    case TAG_BREAK:
    case TAG_LINK:
    case TAG_INSERTION:
    case TAG_DELETION:
    case TAG_FONT:
    case TAG_PICTURE:
    case TAG_INPUT:
    case TAG_FRAME:
    case TAG_SVG:
    case TAG_DESCRIPTION:
    case TAG_SCRIPT:
        return FALSE;
    default:
        return TRUE;
    }
}

// Where links of the page may lead (HTML Living Standard, 7.4.6.3).
static void add_anchors(struct page_walk *walk, const struct xml_element *element)
{
    const char *id = page_value(element, "id"), *name = page_value(element, "name");
    if (id)
        builder_bookmark(walk->builder, id);
    if (name && strcmp(element->name, "a") == 0)
        builder_bookmark(walk->builder, name);
}

static void on_start(void *data, const struct xml_element *element)
{
    static const struct element_name other = {"", TAG_OTHER, 0};
    struct page_walk *walk = data;
    if (walk->skip) {
        walk->skip++;
        return;
    }
    add_anchors(walk, element);
    const struct element_name *name = g_hash_table_lookup(walk->names, element->name);
    struct frame frame = {.name = name ? name : &other,
                          .context = *page_context(walk),
                          .lists = walk->lists->len,
                          .tables = walk->tables->len};
    if (frame.name->tag == TAG_HTML || frame.name->tag == TAG_BODY)
        take_language(walk, element);
    page_style_apply(walk, element, &frame.context);
    enum tag tag = landmark_of(element, frame.name->tag);
    frame.box = is_box(tag);
    if (enter(walk, element, tag, frame.name->level, &frame.context))
        g_array_append_val(walk->frames, frame);
    else
        walk->skip = 1;
}

static void leave_description(struct page_walk *walk)
{
    page_block_alone(walk, PART_ALTTEXT, walk->description->str);
    g_string_free(walk->description, TRUE);
    walk->description = NULL;
}

static void on_end(void *data, const char *element, const char *uri)
{
    (void)element, (void)uri;
    struct page_walk *walk = data;
    if (walk->skip) {
        walk->skip--;
        return;
    }
    const struct frame frame = g_array_index(walk->frames, struct frame, walk->frames->len - 1);
    enum tag tag = frame.name->tag;
    if (frame.box)
        page_block_close(walk);
    walk->in_title = FALSE;
    if ((tag == TAG_TITLE || tag == TAG_DESCRIPTION) && walk->description)
        leave_description(walk);
    if (tag == TAG_ITEM)
        page_item_flush(walk);
    else if (tag == TAG_ROW_GROUP || tag == TAG_HEAD_ROWS)
        page_row_group_end(walk);
    else if (tag == TAG_CELL || tag == TAG_HEADER_CELL)
        page_cell_end(walk);
    g_array_set_size(walk->frames, walk->frames->len - 1);
    g_ptr_array_set_size(walk->tables, (gint)frame.tables);
    g_ptr_array_set_size(walk->lists, (gint)frame.lists);
}

static gboolean in_head(const struct page_walk *walk)
{
    const struct frame *frame = &g_array_index(walk->frames, struct frame, walk->frames->len - 1);
    return frame->name->tag == TAG_HEAD || frame->name->tag == TAG_HTML;
}

static void on_text(void *data, const char *text, gsize length)
{
    struct page_walk *walk = data;
    if (walk->skip)
        return;
    if (walk->description)
        g_string_append_len(walk->description, text, (gssize)length);
    else if (walk->in_title)
        g_string_append_len(walk->title, text, (gssize)length);
    else if (!in_head(walk) || !collapse_is_blank(text, length))
        page_text(walk, text, length);
}

const struct xml_handler page_walk_handler = {on_start, on_end, on_text};

void page_walk_init(struct page_walk *walk, const struct limits *limits,
                    const struct read_options *options)
{
    *walk = (struct page_walk){.options = options};
    walk->builder = builder_new(limits, options->revisions);
    builder_bookmark(walk->builder, NULL);
    walk->names = page_names_new();
    walk->texts = g_string_chunk_new(256);
    walk->frames = g_array_new(FALSE, FALSE, sizeof(struct frame));
    walk->lists = g_ptr_array_new_with_free_func(page_list_free);
    walk->tables = g_ptr_array_new_with_free_func(page_table_free);
    walk->title = g_string_new(NULL);
    walk->line.builder = walk->builder;
    static const struct element_name page = {"", TAG_OTHER, 0};
    struct frame frame = {.name = &page};
    g_array_append_val(walk->frames, frame);
}

void page_walk_clear(struct page_walk *walk)
{
    builder_free(walk->builder);
    g_hash_table_unref(walk->names);
    g_string_chunk_free(walk->texts);
    g_array_unref(walk->frames);
    g_ptr_array_unref(walk->lists);
    g_ptr_array_unref(walk->tables);
    g_string_free(walk->title, TRUE);
    if (walk->reversed)
        g_array_unref(walk->reversed);
}
