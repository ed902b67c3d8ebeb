// SPDX-License-Identifier: Apache-2.0
#include "plain/inline.h"

#include "model/collapse.h"
#include "xml/html.h"

#include <string.h>

// 4.7 allows labels of 999 characters. The others have no end in the standard and must have one
// here, or texts of "[a](" and "<a" would be searched again and again.
enum { LABEL_MAX = 999, CODE_MARKS = 80, TARGET_MAX = 4096 };

// Bytes that are not shown, or that are a link's text.
struct range {
    gsize start, end;
    char *link;
};

struct inline_walk {
    struct builder *builder;
    const char *text;
    gsize length;
    GHashTable *references;
    GArray *dropped;               // struct range
    GArray *links;                 // struct range, in order
    GArray *openers[3];            // struct range: delimiter runs that may open, of * _ ~
    GArray *brackets;              // gsize: of each open "[" its place
    gboolean unclosed[CODE_MARKS]; // no run of so many ` follows
    gboolean comment_open;         // no comment ends any more
    GPtrArray *pictures;           // char *, descriptions
};

char *inline_label(const char *text, gsize length)
{
    g_autofree char *raw = g_strndup(text, MIN(length, LABEL_MAX));
    g_autofree char *valid = g_utf8_make_valid(raw, -1);
    g_autofree char *folded = g_utf8_casefold(g_strstrip(valid), -1);
    g_strdelimit(folded, "\n\t", ' ');
    return g_steal_pointer(&folded);
}

static void drop(struct inline_walk *walk, gsize start, gsize end)
{
    struct range range = {start, end, NULL};
    g_array_append_val(walk->dropped, range);
}

static gsize run_of(const struct inline_walk *walk, gsize at)
{
    gsize end = at;
    while (end < walk->length && walk->text[end] == walk->text[at])
        end++;
    return end - at;
}

// 6.1: a code span ends with as many backquotes as it began with. Returns where scanning goes on.
static gsize scan_code(struct inline_walk *walk, gsize at)
{
    gsize marks = run_of(walk, at);
    if (marks >= CODE_MARKS || walk->unclosed[marks])
        return at + marks;
    for (gsize end = at + marks; end < walk->length;) {
        if (walk->text[end] != '`') {
            end++;
            continue;
        }
        gsize found = run_of(walk, end);
        if (found == marks) {
            drop(walk, at, at + marks);
            drop(walk, end, end + marks);
            return end + marks;
        }
        end += found;
    }
    walk->unclosed[marks] = TRUE;
    return at + marks;
}

static gunichar before(const struct inline_walk *walk, gsize at)
{
    return at > 0 ? g_utf8_get_char(g_utf8_prev_char(walk->text + at)) : ' ';
}

static gunichar after(const struct inline_walk *walk, gsize at)
{
    return at < walk->length ? g_utf8_get_char(walk->text + at) : ' ';
}

// 6.2: whether a run of delimiters may open or close emphasis is seen from what stands around it.
static gsize scan_emphasis(struct inline_walk *walk, gsize at)
{
    char mark = walk->text[at];
    gsize count = run_of(walk, at), end = at + count;
    gunichar left = before(walk, at), right = after(walk, end);
    gboolean left_space = g_unichar_isspace(left), right_space = g_unichar_isspace(right);
    gboolean left_point = g_unichar_ispunct(left), right_point = g_unichar_ispunct(right);
    gboolean opens = !right_space && (!right_point || left_space || left_point);
    gboolean closes = !left_space && (!left_point || right_space || right_point);
    if (mark == '_') {
        gboolean both = opens && closes;
        opens = opens && (!both || left_point);
        closes = closes && (!both || right_point);
    }
    GArray *openers = walk->openers[mark == '*' ? 0 : mark == '_' ? 1 : 2];
    if (mark == '~' && count > 2)
        return end;
    gsize from = at;
    while (closes && from < end && openers->len > 0) {
        struct range *opener = &g_array_index(openers, struct range, openers->len - 1);
        gsize pairs = MIN(opener->end - opener->start, end - from);
        drop(walk, opener->end - pairs, opener->end);
        drop(walk, from, from + pairs);
        opener->end -= pairs;
        from += pairs;
        if (opener->start == opener->end)
            g_array_set_size(openers, openers->len - 1);
    }
    if (opens && from < end) {
        struct range opener = {from, end, NULL};
        g_array_append_val(openers, opener);
    }
    return end;
}

// "(address "title")" from `at`, which is "(". Returns the byte after it, 0 when it is none; sets
// `link`.
static gsize scan_address(const struct inline_walk *walk, gsize at, char **link)
{
    const char *text = walk->text;
    gsize length = MIN(walk->length, at + TARGET_MAX);
    at++;
    while (at < length && collapse_is_blank(text + at, 1))
        at++;
    gsize start = at, end;
    if (at < length && text[at] == '<') {
        start = ++at;
        while (at < length && text[at] != '>' && text[at] != '\n')
            at++;
        if (at >= length || text[at] != '>')
            return 0;
        end = at++;
    } else {
        guint depth = 0;
        for (; at < length && !collapse_is_blank(text + at, 1); at++) {
            if (text[at] == '(')
                depth++;
            else if (text[at] == ')' && depth-- == 0)
                break;
        }
        end = at;
    }
    while (at < length && collapse_is_blank(text + at, 1))
        at++;
    if (at < length && strchr("\"'(", text[at])) {
        char close = text[at] == '(' ? ')' : text[at];
        for (at++; at < length && text[at] != close; at++)
            at += text[at] == '\\';
        at += at < length;
        while (at < length && collapse_is_blank(text + at, 1))
            at++;
    }
    if (at >= length || text[at] != ')')
        return 0;
    *link = g_strndup(text + start, end - start);
    return at + 1;
}

// What follows "[text]", whose "[" and "]" are given, and makes it a link. Returns the byte after
// all of it, 0 when it is no link.
static gsize scan_target(const struct inline_walk *walk, gsize open, gsize close, char **link)
{
    gsize at = close + 1;
    if (at < walk->length && walk->text[at] == '(') {
        gsize end = scan_address(walk, at, link);
        if (end)
            return end;
    }
    gsize end = at;
    g_autofree char *label = NULL;
    if (at < walk->length && walk->text[at] == '[') {
        const char *ends = memchr(walk->text + at, ']', MIN(walk->length - at, LABEL_MAX));
        if (ends) {
            gsize size = (gsize)(ends - (walk->text + at)) - 1;
            end = at + size + 2;
            if (size > 0)
                label = inline_label(walk->text + at + 1, size);
        }
    }
    if (!label) {
        if (close - open - 1 > LABEL_MAX)
            return 0;
        label = inline_label(walk->text + open + 1, close - open - 1);
    }
    const char *address = g_hash_table_lookup(walk->references, label);
    if (!address)
        return 0;
    *link = g_strdup(address);
    return end;
}

static gsize close_bracket(struct inline_walk *walk, gsize close)
{
    if (walk->brackets->len == 0)
        return close + 1;
    gsize open = g_array_index(walk->brackets, gsize, walk->brackets->len - 1);
    g_array_set_size(walk->brackets, walk->brackets->len - 1);
    const char *text = walk->text;
    if (close - open > 1 && text[open + 1] == '^') { // a footnote's reference
        drop(walk, open, close + 1);
        return close + 1;
    }
    char *link = NULL;
    gsize end = scan_target(walk, open, close, &link);
    if (!end)
        return close + 1;
    if (open > 0 && text[open - 1] == '!') {
        g_ptr_array_add(walk->pictures, g_strndup(text + open + 1, close - open - 1));
        drop(walk, open - 1, end);
        g_free(link);
        return end;
    }
    struct range range = {open + 1, close, link};
    g_array_append_val(walk->links, range);
    drop(walk, open, open + 1);
    drop(walk, close, end);
    return end;
}

// "<https://...>", "<name@host>", or a tag or comment of HTML, which is not shown.
static gsize scan_angle(struct inline_walk *walk, gsize at)
{
    const char *text = walk->text + at;
    gsize left = walk->length - at;
    if (left > 4 && memcmp(text, "<!--", 4) == 0) {
        const char *ends = walk->comment_open ? NULL : g_strstr_len(text, (gssize)left, "-->");
        walk->comment_open = !ends;
        if (!ends)
            return at + 1;
        drop(walk, at, at + (gsize)(ends - text) + 3);
        return at + (gsize)(ends - text) + 3;
    }
    if (left < 3 || (!g_ascii_isalpha(text[1]) && text[1] != '/'))
        return at + 1;
    const char *ends = memchr(text, '>', MIN(left, TARGET_MAX));
    if (!ends)
        return at + 1;
    gsize size = (gsize)(ends - text);
    gsize name = 1 + strcspn(text + 1, " :@/>");
    gboolean mail = text[name] == '@' && !memchr(text, ' ', size);
    if (mail || (text[name] == ':' && !memchr(text, ' ', size))) {
        g_autofree char *inside = g_strndup(text + 1, size - 1);
        struct range range = {at + 1, at + size,
                              mail ? g_strconcat("mailto:", inside, NULL) : g_strdup(inside)};
        g_array_append_val(walk->links, range);
        drop(walk, at, at + 1);
        drop(walk, at + size, at + size + 1);
    } else {
        drop(walk, at, at + size + 1);
    }
    return at + size + 1;
}

static void scan(struct inline_walk *walk)
{
    for (gsize at = 0; at < walk->length;) {
        switch (walk->text[at]) {
        case '\\': // 2.4: punctuation stands for itself; a line's end is a break
            if (at + 1 < walk->length && g_ascii_ispunct(walk->text[at + 1]))
                drop(walk, at, at + 1);
            else if (at + 1 < walk->length && walk->text[at + 1] == '\n')
                drop(walk, at, at + 1);
            at += at + 1 < walk->length && (guchar)walk->text[at + 1] < 0x80 ? 2 : 1;
            break;
        case '`':
            at = scan_code(walk, at);
            break;
        case '*':
        case '_':
        case '~':
            at = scan_emphasis(walk, at);
            break;
        case '[':
            g_array_append_val(walk->brackets, at);
            at++;
            break;
        case ']':
            at = close_bracket(walk, at);
            break;
        case '<':
            at = scan_angle(walk, at);
            break;
        default:
            at++;
            break;
        }
    }
}

// 2.5: "&amp;", "&#228;" and "&#xe4;". Returns the bytes taken, 0 when it is no reference.
static gsize take_entity(const char *text, gsize length, gunichar *character)
{
    const char *semicolon = memchr(text, ';', MIN(length, 34));
    if (!semicolon)
        return 0;
    gsize size = (gsize)(semicolon - text);
    if (size > 1 && text[1] == '#') {
        gboolean hex = size > 2 && (text[2] == 'x' || text[2] == 'X');
        char *end;
        guint64 value = g_ascii_strtoull(text + (hex ? 3 : 2), &end, hex ? 16 : 10);
        if (end != semicolon || size > 10)
            return 0;
        *character = value && value <= 0x10ffff && g_unichar_validate((gunichar)value)
                         ? (gunichar)value
                         : 0xfffd;
    } else {
        *character = html_entity(text + 1, size - 1);
    }
    return *character ? size + 1 : 0;
}

static void show(struct collapse *line, const char *text, gsize length, const struct span *mark)
{
    gsize from = 0;
    for (gsize at = 0; at < length;) {
        gunichar character = 0;
        gsize size = text[at] == '&' ? take_entity(text + at, length - at, &character) : 0;
        if (!size) {
            at++;
            continue;
        }
        collapse_text(line, text + from, at - from, mark);
        char room[6];
        collapse_keep(line, room, (gsize)g_unichar_to_utf8(character, room), mark);
        at += size;
        from = at;
    }
    collapse_text(line, text + from, length - from, mark);
}

static gint by_start(gconstpointer a, gconstpointer b)
{
    const struct range *left = a, *right = b;
    return left->start < right->start ? -1 : left->start > right->start;
}

static void emit(struct inline_walk *walk)
{
    struct collapse line = {.builder = walk->builder};
    struct range *links;
    guint link = 0;
    g_array_sort(walk->dropped, by_start);
    g_array_sort(walk->links, by_start);
    links = (struct range *)(void *)walk->links->data;
    gsize at = 0;
    for (guint i = 0; i <= walk->dropped->len; i++) {
        struct range gap = {walk->length, walk->length, NULL};
        if (i < walk->dropped->len)
            gap = g_array_index(walk->dropped, struct range, i);
        // The text up to the gap, cut where links begin and end. A link never holds another.
        while (at < gap.start) {
            while (link < walk->links->len && links[link].end <= at)
                link++;
            gboolean inside = link < walk->links->len && links[link].start <= at;
            gsize end = gap.start;
            if (link < walk->links->len)
                end = MIN(end, inside ? links[link].end : links[link].start);
            struct span mark = {.link = inside ? links[link].link : NULL};
            show(&line, walk->text + at, end - at, inside ? &mark : NULL);
            at = end;
        }
        at = MAX(at, gap.end);
    }
}

static void link_clear(gpointer data)
{
    g_free(((struct range *)data)->link);
}

void inline_put(struct builder *builder, const char *text, gsize length, GHashTable *references)
{
    struct inline_walk walk = {
        .builder = builder,
        .text = text,
        .length = length,
        .references = references,
        .dropped = g_array_new(FALSE, FALSE, sizeof(struct range)),
        .links = g_array_new(FALSE, FALSE, sizeof(struct range)),
        .brackets = g_array_new(FALSE, FALSE, sizeof(gsize)),
        .pictures = g_ptr_array_new_with_free_func(g_free),
    };
    g_array_set_clear_func(walk.links, link_clear);
    for (guint i = 0; i < G_N_ELEMENTS(walk.openers); i++)
        walk.openers[i] = g_array_new(FALSE, FALSE, sizeof(struct range));
    scan(&walk);
    emit(&walk);
    for (guint i = 0; i < walk.pictures->len; i++) {
        const char *description = walk.pictures->pdata[i];
        struct block_start start = {.part = PART_ALTTEXT, .package = "/", .kind = BLOCK_PARAGRAPH};
        struct collapse line = {.builder = builder};
        if (collapse_is_blank(description, strlen(description)))
            continue;
        builder_block_begin(builder, &start);
        collapse_text(&line, description, strlen(description), NULL);
        builder_block_end(builder);
    }
    g_array_unref(walk.dropped);
    g_array_unref(walk.links);
    g_array_unref(walk.brackets);
    g_ptr_array_unref(walk.pictures);
    for (guint i = 0; i < G_N_ELEMENTS(walk.openers); i++)
        g_array_unref(walk.openers[i]);
}
