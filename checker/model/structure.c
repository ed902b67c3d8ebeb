// SPDX-License-Identifier: Apache-2.0
#include "model/structure.h"

#include "model/edit.h"
#include "model/typed.h"

#include <string.h>

enum { LEVELS = 9, LABEL_WORDS = 6, LABEL_WORDS_OF_PAIR = 20 };

static gboolean is_blank(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        if (!g_unichar_isspace(g_utf8_get_char(text)))
            return FALSE;
    }
    return TRUE;
}

static guint level_of(const struct block *block)
{
    return CLAMP(block->level, 1, LEVELS);
}

struct place {
    const char *package;
    gboolean notes;
};

// Whether a block is the first of another part, or of the notes, which OpenDocument keeps in the
// body's part. An included document goes on with the part that includes it: its headings rule what
// follows, as they do once Word has taken the text in.
static gboolean enters_part(const struct block *block, struct place *place)
{
    gboolean notes =
        block->part == PART_FOOTNOTE || block->part == PART_ENDNOTE || block->part == PART_COMMENT;
    if (block->part == PART_TEXTBOX || block->part == PART_ALTTEXT)
        notes = place->notes; // those of the block before
    if (block->part == PART_CHUNK ||
        (block->rest->package == place->package && notes == place->notes))
        return FALSE;
    *place = (struct place){block->rest->package, notes};
    return TRUE;
}

// ---- Headings

struct outline {
    guint last[LEVELS + 1]; // the open heading of each level
    guint current;
};

static void outline_enter(struct outline *outline, struct block *block)
{
    guint level = level_of(block);
    for (guint above = level - 1; above > 0 && !block->under; above--)
        block->under = outline->last[above];
    outline->last[level] = block->ordinal;
    for (guint below = level + 1; below <= LEVELS; below++)
        outline->last[below] = 0;
    outline->current = block->ordinal;
}

// Each part has its own outline. A text box is under the heading it is anchored under, but a
// heading inside it does not rule the text after it.
static void compute_headings(struct document *document)
{
    struct outline outline = {0}, outside = {0};
    struct place place = {0};
    gboolean in_box = FALSE;
    for (guint i = 1; i <= document->block_count; i++) {
        struct block *block = edit_block(document, i);
        if (enters_part(block, &place)) {
            outline = (struct outline){0};
            in_box = FALSE;
        }
        gboolean box = block->part == PART_TEXTBOX || (in_box && block->part == PART_ALTTEXT);
        if (box && !in_box)
            outside = outline;
        else if (!box && in_box)
            outline = outside;
        in_box = box;
        if (block->kind == BLOCK_HEADING)
            outline_enter(&outline, block);
        else
            block->under = outline.current;
        // A note or comment belongs where it is referred to.
        const struct remark *remark = block->rest->remark;
        if (!block_heading(block) && remark && remark->anchor.block)
            block->under = block_heading(document_block(document, remark->anchor.block));
    }
}

// ---- Lead-ins

// No sentence ends with these; a paragraph that does goes on in the list below it.
static const char *const open_words[] = {
    "ska",  "skall", "att", "för",   "genom",   "bör",      "får",      "måste",  "kan",
    "samt", "och",   "är",  "eller", "innebär", "omfattar", "ansvarar", "som",    "när",
    "om",   "av",    "med", "till",  "vid",     "via",      "inom",     "mellan",
};

// The text's end without trailing space: at most `room` bytes of it, from a character's start on.
static char *tail_of(const char *text, gsize room)
{
    const char *end = text + strlen(text);
    while (end > text) {
        const char *before = g_utf8_find_prev_char(text, end);
        if (!g_unichar_isspace(g_utf8_get_char(before)))
            break;
        end = before;
    }
    const char *start = end - MIN((gsize)(end - text), room);
    while (start < end && ((guchar)*start & 0xc0) == 0x80)
        start++;
    return g_strndup(start, (gsize)(end - start));
}

gboolean structure_ends_open(const char *text, gboolean *colon)
{
    g_autofree char *tail = tail_of(text, 40);
    *colon = g_str_has_suffix(tail, ":");
    if (*colon)
        return TRUE;
    static const char *const marks[] = {",", "–", "—", "…", "...", " -"};
    for (guint i = 0; i < G_N_ELEMENTS(marks); i++) {
        if (g_str_has_suffix(tail, marks[i]))
            return TRUE;
    }
    const char *space = strrchr(tail, ' ');
    if (!space)
        return FALSE; // a single word is a label, not a sentence to be continued
    g_autofree char *composed = g_utf8_normalize(space + 1, -1, G_NORMALIZE_NFC);
    g_autofree char *folded = composed ? g_utf8_strdown(composed, -1) : NULL;
    for (guint i = 0; folded && i < G_N_ELEMENTS(open_words); i++) {
        if (strcmp(folded, open_words[i]) == 0)
            return TRUE;
    }
    return FALSE;
}

// One stream of paragraphs: the body outside tables, or one cell, or a text box.
struct flow {
    struct table_place place;
    guint lead;                 // the paragraph right above, if it leads a list in
    guint items[LEVELS + 1];    // the last item of each level of the list going on
    gboolean colon[LEVELS + 1]; // whether that item ends with a colon
    guint resume;               // the lead-in of a list that a paragraph has interrupted
};

static void flow_close_list(struct flow *flow)
{
    memset(flow->items, 0, sizeof flow->items);
}

// "b)" and "12." continue a list; "1.", "a)", "i" and bullets may begin one.
static gboolean continues_list(const char *number)
{
    g_autofree char *bare = g_strdup(number ? number : "");
    char *to = bare;
    for (const char *from = bare; *from; from++) {
        if (g_ascii_isalnum(*from))
            *to++ = g_ascii_tolower(*from);
    }
    *to = '\0';
    return *bare && strcmp(bare, "1") != 0 && strcmp(bare, "a") != 0 && strcmp(bare, "i") != 0;
}

// Returns what leads the item in; 0: nothing.
static guint flow_item(struct flow *flow, const struct document *document,
                       const struct block *block)
{
    guint level = level_of(block), parent = 0, lead_in = 0;
    for (guint above = level - 1; above > 0 && !parent; above--)
        parent = flow->items[above];
    if (parent) {
        const struct block *item = document_block(document, parent);
        lead_in = flow->colon[level_of(item)] ? parent : item->rest->lead_in;
    } else if (flow->lead) {
        lead_in = flow->lead;
    } else if (continues_list(block_number(block))) {
        lead_in = flow->resume;
    }
    flow->items[level] = block->ordinal;
    structure_ends_open(block->text, &flow->colon[level]);
    for (guint below = level + 1; below <= LEVELS; below++)
        flow->items[below] = 0;
    if (!parent)
        flow->resume = lead_in;
    return lead_in;
}

// A paragraph that belongs to the item above it: it neither ends the list nor leads one in.
static gboolean is_continuation(const struct block *block)
{
    static const char *const names[] = {"list paragraph", "list continue", "liststycke"};
    const char *style = block->rest->style;
    for (guint i = 0; style && i < G_N_ELEMENTS(names); i++) {
        if (g_ascii_strncasecmp(style, names[i], strlen(names[i])) == 0)
            return TRUE;
    }
    return FALSE;
}

static void flow_other(struct flow *flow, const struct block *block)
{
    gboolean colon, open = structure_ends_open(block->text, &colon);
    gboolean in_list = FALSE;
    for (guint level = 1; level <= LEVELS; level++)
        in_list = in_list || flow->items[level];
    if (in_list && !colon && is_continuation(block))
        return;
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_CELL_PARAGRAPH:
        flow->lead = open ? block->ordinal : 0;
        break;
    case BLOCK_HEADING:
        flow->lead = colon ? block->ordinal : 0;
        flow->resume = 0;
        break;
    default:
        flow->lead = 0;
        break;
    }
    flow_close_list(flow);
}

static struct flow *flow_of(GArray *flows, const struct block *block)
{
    const struct table_place *place = &block->rest->table;
    guint nesting = place->table ? place->nesting : 0;
    if (flows->len <= nesting)
        g_array_set_size(flows, nesting + 1);
    struct flow *flow = &g_array_index(flows, struct flow, nesting);
    if (flow->place.table != place->table || flow->place.row != place->row ||
        flow->place.column != place->column) {
        *flow = (struct flow){.place = *place};
        if (nesting > 0) { // the table stands between a paragraph above it and a list below it
            struct flow *around = &g_array_index(flows, struct flow, nesting - 1);
            around->lead = 0;
            flow_close_list(around);
        }
    }
    return flow;
}

static void compute_lead_ins(struct document *document)
{
    g_autoptr(GArray) main = g_array_new(FALSE, TRUE, sizeof(struct flow));
    g_autoptr(GArray) box = g_array_new(FALSE, TRUE, sizeof(struct flow));
    const struct block_rest *last = NULL;
    struct place place = {0};
    for (guint i = 1; i <= document->block_count; i++) {
        struct block *block = edit_block(document, i);
        if (enters_part(block, &place)) {
            g_array_set_size(main, 0);
            g_array_set_size(box, 0);
        }
        if (block->part == PART_ALTTEXT)
            continue;
        if (block->part != PART_TEXTBOX)
            g_array_set_size(box, 0);
        struct flow *flow = flow_of(block->part == PART_TEXTBOX ? box : main, block);
        if (block->kind == BLOCK_LIST_ITEM) {
            struct block_rest rest = *block->rest;
            rest.lead_in = flow_item(flow, document, block);
            if (rest.lead_in)
                edit_rest(document, block, &last, &rest);
        } else if (!is_blank(block->text)) {
            flow_other(flow, block);
        }
    }
}

// ---- Labels

struct table_shape {
    guint second;      // the other column beside the first; 0: none yet
    gboolean many;     // there are three or more
    guint row;         // being read
    guint label;       // the first block with text of the row's first cell
    gboolean labels;   // whether that is a label
    guint label_above; // the same of the row above
};

static guint count_words(const char *text)
{
    guint words = 0;
    gboolean inside = FALSE;
    for (; *text; text = g_utf8_next_char(text)) {
        gboolean space = g_unichar_isspace(g_utf8_get_char(text));
        words += !space && !inside;
        inside = !space;
    }
    return words;
}

static struct table_shape *shape_of(GArray *shapes, guint table)
{
    if (shapes->len <= table)
        g_array_set_size(shapes, table + 1);
    return &g_array_index(shapes, struct table_shape, table);
}

// A first cell is a label in a table of two columns, and where its author says so (unless it is
// running text itself), and in any other table when it is short and ends with a colon.
static gboolean is_label(const struct table_shape *shape, const struct block *block)
{
    gboolean pair = block->rest->table.row_header || (shape->second && !shape->many);
    gboolean colon;
    structure_ends_open(block->text, &colon);
    guint words = count_words(block->text);
    return pair ? words <= LABEL_WORDS_OF_PAIR : colon && words <= LABEL_WORDS;
}

// The shapes of all tables, by ordinal.
static GArray *find_shapes(const struct document *document)
{
    GArray *shapes = g_array_new(FALSE, TRUE, sizeof(struct table_shape));
    for (guint i = 1; i <= document->block_count; i++) {
        const struct table_place *place = &document_block(document, i)->rest->table;
        struct table_shape *shape = shape_of(shapes, place->table);
        if (place->column > 1 && shape->second == 0)
            shape->second = place->column;
        else if (place->column > 1 && place->column != shape->second)
            shape->many = TRUE;
    }
    return shapes;
}

static void compute_labels(struct document *document)
{
    g_autoptr(GArray) shapes = find_shapes(document);
    const struct block_rest *last = NULL;
    for (guint i = 1; i <= document->block_count; i++) {
        struct block *block = edit_block(document, i);
        const struct table_place *place = &block->rest->table;
        if (place->table == 0)
            continue;
        struct table_shape *shape = shape_of(shapes, place->table);
        if (shape->row != place->row) {
            shape->row = place->row;
            shape->label_above = shape->label;
            // A row without a first cell has one from above that reaches into it.
            shape->label = place->column > 1 ? shape->label_above : 0;
        }
        gboolean blank = is_blank(block->text);
        if (place->column == 1 && shape->label == 0) {
            if (!blank) {
                shape->label = block->ordinal;
                shape->labels = is_label(shape, block);
            } else if (place->merged) {
                shape->label = shape->label_above;
            }
        } else if (place->column > 1 && shape->label && shape->labels && !blank) {
            // A row of header cells names columns, and its first cell no row.
            const struct block *label = document_block(document, shape->label);
            if (place->header && label->rest->table.header)
                continue;
            struct block_rest rest = *block->rest;
            rest.label = shape->label;
            edit_rest(document, block, &last, &rest);
        }
    }
}

// ---- Column labels

enum { COLUMNS_MAX = 64 }; // Word allows 63

// The header cell above each cell; of several header rows the lowest one's.
static void compute_column_labels(struct document *document)
{
    g_autoptr(GHashTable) heads = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    const struct block_rest *last = NULL;
    for (guint i = 1; i <= document->block_count; i++) {
        struct block *block = edit_block(document, i);
        const struct table_place *place = &block->rest->table;
        if (!place->table || is_blank(block->text))
            continue;
        gint64 cell = (gint64)place->table << 16 | MIN(place->column, G_MAXUINT16);
        if (!place->header) {
            gpointer head = g_hash_table_lookup(heads, &cell);
            if (!head)
                continue;
            struct block_rest rest = *block->rest;
            rest.column_label = GPOINTER_TO_UINT(head);
            edit_rest(document, block, &last, &rest);
            continue;
        }
        for (guint j = 0; j < CLAMP(place->span, 1, COLUMNS_MAX); j++, cell++) {
            gpointer known = g_hash_table_lookup(heads, &cell);
            const struct block *head = document_block(document, GPOINTER_TO_UINT(known));
            if (!head || head->rest->table.row != place->row) // the first of a cell's paragraphs
                g_hash_table_replace(heads, g_memdup2(&cell, sizeof cell),
                                     GUINT_TO_POINTER(block->ordinal));
        }
    }
}

// ---- All

// A heading's typed number, if it has one.
static void settle_typed(struct document *document, struct block *block)
{
    guint length;
    g_autofree char *number = typed_number(block->text, &length);
    if (!number)
        return;
    struct block_rest rest = *block->rest;
    const struct block_rest *last = NULL;
    rest.typed = length & (guint)G_MAXINT;
    edit_set_text(document, block, number, block->text, strlen(block->text));
    edit_rest(document, block, &last, &rest);
}

static void settle_headings(struct document *document)
{
    for (guint i = 1; i <= document->block_count; i++) {
        struct block *block = edit_block(document, i);
        if (block->kind != BLOCK_HEADING || block->number_size)
            continue;
        if (is_blank(block->text)) {
            block->kind = block->rest->table.table ? BLOCK_CELL_PARAGRAPH : BLOCK_PARAGRAPH;
            block->level = 0;
        } else {
            settle_typed(document, block);
        }
    }
}

void structure_compute(struct document *document)
{
    settle_headings(document);
    compute_headings(document);
    compute_lead_ins(document);
    compute_labels(document);
    compute_column_labels(document);
}
