// SPDX-License-Identifier: Apache-2.0
#include "docx/walk.h"

#include <string.h>

static gboolean skip(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    (void)walk, (void)element, (void)frame;
    return FALSE;
}

static gboolean root_start(struct walk *walk, const struct xml_element *element,
                           struct frame *frame)
{
    (void)frame;
    if (walk->frames->len > 0)
        return TRUE;
    walk->root_ok = TRUE;
    const char *space = xml_attribute(element, "http://www.w3.org/XML/1998/namespace", "space");
    walk->preserve_all = space && strcmp(space, "preserve") == 0;
    return TRUE;
}

static const struct {
    start_handler *start;
    end_handler *end;
} actions[ELEMENT_COUNT] = {
    [EL_DOCUMENT] = {root_start, NULL},
    [EL_FOOTNOTE] = {anchor_note, anchor_note_end},
    [EL_ENDNOTE] = {anchor_note, anchor_note_end},
    [EL_COMMENT] = {anchor_note, anchor_note_end},
    [EL_ALTERNATE] = {alternate_start, alternate_end},
    [EL_CHOICE] = {alternate_branch, NULL},
    [EL_FALLBACK] = {alternate_branch, NULL},

    [EL_P] = {paragraph_start, paragraph_end},
    [EL_P_STYLE] = {paragraph_style, NULL},
    [EL_NUM_ID] = {paragraph_numbering, NULL},
    [EL_ILVL] = {paragraph_numbering, NULL},
    [EL_OUTLINE_LVL] = {paragraph_outline, NULL},
    [EL_PAGE_BREAK_BEFORE] = {paragraph_page_break, NULL},
    [EL_HEADER_REFERENCE] = {paragraph_section_part, NULL},
    [EL_FOOTER_REFERENCE] = {paragraph_section_part, NULL},

    [EL_R] = {run_start, run_end},
    [EL_R_PR] = {run_properties, NULL},
    [EL_R_STYLE] = {run_style, NULL},
    [EL_VANISH] = {run_property, NULL},
    [EL_SPEC_VANISH] = {run_property, NULL},
    [EL_COLOR] = {run_property, NULL},
    [EL_HIGHLIGHT] = {run_property, NULL},
    [EL_LANG] = {run_property, NULL},
    [EL_T] = {run_text, run_text_end},
    [EL_DEL_TEXT] = {run_text, run_text_end},
    [EL_INSTR_TEXT] = {run_text, run_text_end},
    [EL_DEL_INSTR_TEXT] = {run_text, run_text_end},
    [EL_M_T] = {run_text, run_text_end},
    [EL_A_T] = {run_text, run_text_end},
    [EL_TAB] = {run_tab, NULL},
    [EL_PTAB] = {run_tab, NULL},
    [EL_BR] = {run_break, NULL},
    [EL_CR] = {run_break, NULL},
    [EL_A_BR] = {run_break, NULL},
    [EL_SOFT_HYPHEN] = {run_hyphen, NULL},
    [EL_NO_BREAK_HYPHEN] = {run_hyphen, NULL},
    [EL_SYM] = {run_symbol, NULL},
    [EL_RENDERED_BREAK] = {run_rendered_break, NULL},
    [EL_FOOTNOTE_REFERENCE] = {anchor_reference, NULL},
    [EL_ENDNOTE_REFERENCE] = {anchor_reference, NULL},
    [EL_COMMENT_REFERENCE] = {anchor_reference, NULL},
    [EL_COMMENT_RANGE_START] = {anchor_range, NULL},
    [EL_COMMENT_RANGE_END] = {anchor_range, NULL},
    [EL_BOOKMARK_START] = {anchor_bookmark, NULL},
    [EL_INS] = {run_revision, run_revision_end},
    [EL_DEL] = {run_revision, run_revision_end},
    [EL_MOVE_FROM] = {run_revision, run_revision_end},
    [EL_MOVE_TO] = {run_revision, run_revision_end},
    [EL_HYPERLINK] = {run_hyperlink, run_hyperlink_end},
    [EL_RT] = {skip, NULL}, // how the base of a ruby is pronounced

    [EL_FLD_CHAR] = {field_character, NULL},
    [EL_FLD_SIMPLE] = {field_simple, field_simple_end},
    [EL_DD_RESULT] = {field_choice, NULL},
    [EL_DD_ENTRY] = {field_choice, NULL},

    [EL_TBL] = {table_start, table_end},
    [EL_TBL_CAPTION] = {table_description, NULL},
    [EL_TBL_DESCRIPTION] = {table_description, NULL},
    [EL_TR] = {table_row, table_row_end},
    [EL_TR_PR] = {NULL, table_row_properties_end},
    [EL_TBL_HEADER] = {table_row_mark, NULL},
    [EL_GRID_BEFORE] = {table_row_mark, NULL},
    [EL_TC] = {table_cell, table_cell_end},
    [EL_GRID_SPAN] = {table_cell_property, NULL},
    [EL_V_MERGE] = {table_cell_property, NULL},
    [EL_CELL_INS] = {table_cell_property, NULL},
    [EL_CELL_DEL] = {table_cell_property, NULL},

    [EL_TXBX_CONTENT] = {drawing_box, drawing_box_end},
    [EL_A_P] = {drawing_paragraph, drawing_box_end},
    [EL_DOC_PR] = {drawing_alt_text, NULL},
    [EL_C_NV_PR] = {drawing_inner, NULL},
    [EL_HLINK_CLICK] = {drawing_link, NULL},
    [EL_V_SHAPE] = {drawing_shape, NULL},
    [EL_V_RECT] = {drawing_shape, NULL},
    [EL_V_ROUNDRECT] = {drawing_shape, NULL},
    [EL_V_OVAL] = {drawing_shape, NULL},
    [EL_V_GROUP] = {drawing_shape, NULL},
    [EL_V_TEXTPATH] = {drawing_text_path, NULL},
    [EL_CHART] = {drawing_chart, NULL},
    [EL_REL_IDS] = {drawing_smart_art, NULL},
    [EL_OLE_OBJECT] = {drawing_object, NULL},
    [EL_CONTROL] = {drawing_control, NULL},
    [EL_ALT_CHUNK] = {drawing_chunk, NULL},
    [EL_SUB_DOC] = {drawing_chunk, NULL},

    // Properties of content controls, and those that revisions have replaced.
    [EL_SDT_PR] = {skip, NULL},
    [EL_SDT_END_PR] = {skip, NULL},
    [EL_P_PR_CHANGE] = {skip, NULL},
    [EL_R_PR_CHANGE] = {skip, NULL},
    [EL_SECT_PR_CHANGE] = {skip, NULL},
    [EL_TBL_PR_CHANGE] = {skip, NULL},
    [EL_TR_PR_CHANGE] = {skip, NULL},
    [EL_TC_PR_CHANGE] = {skip, NULL},
    [EL_TBL_PR_EX_CHANGE] = {skip, NULL},
    [EL_NUMBERING_CHANGE] = {skip, NULL},
};

enum element walk_above(const struct walk *walk, guint steps)
{
    if (steps > walk->frames->len)
        return EL_OTHER;
    return g_array_index(walk->frames, struct frame, walk->frames->len - steps).element;
}

const struct relation *walk_relation(const struct walk *walk, const struct xml_element *element,
                                     const char *attribute)
{
    const char *id = name_attribute(element, NS_R, attribute);
    return id ? g_hash_table_lookup(walk->relations, id) : NULL;
}

void walk_story_push(struct walk *walk, enum part_kind part)
{
    struct story *story = g_new0(struct story, 1);
    story->outer = walk->story;
    story->part = part;
    story->tables = g_array_new(FALSE, TRUE, sizeof(struct table));
    story->fields = g_ptr_array_new_with_free_func(field_free);
    story->paragraph.style_id = g_string_new(NULL);
    story->paragraph.para_id = g_string_new(NULL);
    run_reset(&story->run);
    if (walk->story)
        story->hidden = run_is_hidden(walk->story);
    story->paragraph.mark_vanish = -1;
    walk->story = story;
}

void walk_story_pop(struct walk *walk)
{
    struct story *story = walk->story;
    paragraph_close_all(walk);
    field_check_ended(walk);
    walk->story = story->outer;
    g_array_unref(story->tables);
    g_ptr_array_unref(story->fields);
    g_string_free(story->paragraph.style_id, TRUE);
    g_string_free(story->paragraph.para_id, TRUE);
    g_free(story);
}

// Properties and drawings hold settings, everything else in a story may hold text.
static void settle_prose(struct walk *walk, const struct xml_element *element, struct frame *frame)
{
    const struct frame *around =
        walk->frames->len > 0 ? &g_array_index(walk->frames, struct frame, walk->frames->len - 1)
                              : NULL;
    gboolean prose = !around || around->prose;
    switch (names_space(walk->reader->names, element)) {
    case NS_W:
        frame->prose =
            frame->element == EL_TXBX_CONTENT || (prose && !g_str_has_suffix(element->name, "Pr"));
        break;
    case NS_M:
    case NS_MC:
        frame->prose = prose && !g_str_has_suffix(element->name, "Pr");
        break;
    case NS_NONE:
    case NS_OTHER:
        frame->prose = frame->foreign = prose;
        if (!prose)
            break;
        if (walk->foreign++ == 0)
            walk->foreign_uri = g_strndup(element->uri, 200);
        break;
    default: // "t" is what text is called in all of Office's vocabularies
        frame->foreign = frame->element == EL_OTHER && prose && strcmp(element->name, "t") == 0;
        break;
    }
}

static void on_start(void *context, const struct xml_element *element)
{
    struct walk *walk = context;
    if (walk->skip) {
        walk->skip++;
        if (walk->skip_drops)
            anchor_drop_reference(walk, element);
        return;
    }
    struct frame frame = {.element = names_find(walk->reader->names, element)};
    const GArray *tables = walk->story->tables;
    gboolean wanted = TRUE;
    walk->skip_drops = FALSE;
    if (tables->len > 0 && walk_above(walk, 1) == EL_TC) {
        wanted = !g_array_index(tables, struct table, tables->len - 1).cell_dropped;
        walk->skip_drops = !wanted;
    }
    start_handler *start = actions[frame.element].start;
    if (wanted && start)
        wanted = start(walk, element, &frame);
    if (wanted) {
        settle_prose(walk, element, &frame);
        g_array_append_val(walk->frames, frame);
        alternate_bind(walk, element);
    } else {
        walk->skip = 1;
    }
}

static void on_end(void *context, const char *name, const char *uri)
{
    (void)name, (void)uri;
    struct walk *walk = context;
    if (walk->skip) {
        walk->skip--;
        return;
    }
    struct frame frame = g_array_index(walk->frames, struct frame, walk->frames->len - 1);
    alternate_unbind(walk);
    g_array_set_size(walk->frames, walk->frames->len - 1);
    end_handler *end = actions[frame.element].end;
    if (end)
        end(walk, &frame);
}

static void on_text(void *context, const char *text, gsize length)
{
    struct walk *walk = context;
    const struct frame *frame = &g_array_index(walk->frames, struct frame, walk->frames->len - 1);
    if (walk->skip)
        walk->reader->text_dropped += length;
    else if (walk->sink != SINK_NONE)
        run_characters(walk, text, length);
    else if (walk->frames->len > 0 && frame->foreign)
        run_foreign(walk, text, length);
    else if (walk->frames->len > 0 && frame->element != EL_OTHER && frame->prose)
        walk->reader->text_stray += strspn(text, " \t\r\n") < length ? length : 0;
}

static void revision_free(gpointer data)
{
    struct revision *revision = data;
    g_free(revision->author);
    g_free(revision->date);
    g_free(revision);
}

static void walk_init(struct walk *walk, struct reader *reader, const char *package)
{
    *walk = (struct walk){.reader = reader, .package = package};
    walk->relations = g_hash_table_new(g_str_hash, g_str_equal);
    walk->counters = counters_new();
    walk->frames = g_array_new(FALSE, FALSE, sizeof(struct frame));
    walk->revisions = g_ptr_array_new_with_free_func(revision_free);
    walk->links = g_ptr_array_new_with_free_func(g_free);
    walk->alternates = g_array_new(FALSE, FALSE, sizeof(struct alternate));
    walk->bindings = g_array_new(FALSE, FALSE, sizeof(struct binding));
    walk->ranges = g_ptr_array_new_with_free_func(g_free);
    walk->picture = g_string_new(NULL);
    walk->spaces = g_string_new(NULL);
}

static void walk_clear(struct walk *walk)
{
    g_hash_table_unref(walk->relations);
    g_clear_pointer(&walk->relation_list, g_ptr_array_unref);
    counters_free(walk->counters);
    g_array_unref(walk->frames);
    g_ptr_array_unref(walk->revisions);
    g_ptr_array_unref(walk->links);
    g_array_unref(walk->alternates);
    g_array_unref(walk->bindings);
    g_ptr_array_unref(walk->ranges);
    g_string_free(walk->picture, TRUE);
    g_free(walk->foreign_uri);
    anchor_forget(walk);
    g_string_free(walk->spaces, TRUE);
}

static void read_relations(struct walk *walk)
{
    g_autoptr(GError) error = NULL;
    walk->relation_list = package_relations(walk->reader->package, walk->package, &error);
    if (!walk->relation_list) {
        builder_not_checked(walk->reader->builder, walk->package, NOTICE_RELATIONS_DAMAGED,
                            error->message, NULL);
        return;
    }
    for (guint i = 0; i < walk->relation_list->len; i++) {
        const struct relation *relation = walk->relation_list->pdata[i];
        if (!g_hash_table_contains(walk->relations, relation->id))
            g_hash_table_insert(walk->relations, (gpointer)relation->id, (gpointer)relation);
    }
}

static void note_foreign(struct walk *walk)
{
    if (walk->foreign == 0)
        return;
    g_autofree char *uri = g_utf8_make_valid(walk->foreign_uri, -1);
    g_autofree char *count = g_strdup_printf("%u", walk->foreign);
    builder_note(walk->reader->builder, walk->package, NOTICE_FOREIGN, count, uri);
}

gboolean walk_part(struct reader *reader, const char *package, enum part_kind part,
                   gboolean is_main, GBytes *bytes, GError **error)
{
    static const struct xml_handler handler = {on_start, on_end, on_text};
    gsize length;
    const char *text = g_bytes_get_data(bytes, &length);
    struct walk walk;
    walk_init(&walk, reader, package);
    walk.is_main = is_main;
    read_relations(&walk);
    walk_story_push(&walk, part);
    names_restart(reader->names);
    gboolean read = xml_parse(text, length, reader->limits, &handler, &walk, error);
    // A part that breaks off leaves stories open.
    while (walk.story)
        walk_story_pop(&walk);
    note_foreign(&walk);
    if (read && is_main && !walk.root_ok) {
        g_set_error(error, DOCX_ERROR, DOCX_ERROR_NO_MAIN_PART,
                    "its main part is not a Word document");
        read = FALSE;
    }
    walk_clear(&walk);
    return read;
}
