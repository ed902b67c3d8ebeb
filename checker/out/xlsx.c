// SPDX-License-Identifier: Apache-2.0
#include "out/xlsx.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

enum {
    CELL_UNITS = 32767, // UTF-16 units
    NAME_LENGTH = 31,
    LINK_BYTES = 2000, // libxlsxwriter takes 2,079 after escaping
    LINKS = 65530,     // of one sheet
    HEADER_HEIGHT = 30,
    LINE_HEIGHT = 15,
    LINES = 27 // more than 409 points a row cannot be high
};

struct xlsx {
    lxw_workbook *workbook;
    int file; // in memory: libxlsxwriter can only write to a name
    GHashTable *names;
    lxw_format *header, *plain, *day, *linked;
    lxw_worksheet *sheet;
    lxw_row_t row;
    lxw_col_t column, columns;
    guint links;
    GArray *widths; // guint, of the columns
    guint lines;    // that the tallest cell of the row takes
    gboolean full;  // a sheet has more rows than there can be
};

static gboolean fail(GError **error, const char *cause)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "the workbook cannot be made: %s", cause);
    return FALSE;
}

// Seconds since 1970, never 0, which libxlsxwriter would take for "now".
static time_t made(const char *date)
{
    const char *epoch = g_getenv("SOURCE_DATE_EPOCH");
    guint64 seconds;
    if (epoch && g_ascii_string_to_unsigned(epoch, 10, 0, G_MAXINT32, &seconds, NULL))
        return (time_t)MAX(seconds, 1);
    g_autofree char *midnight = g_strconcat(date ? date : "", "T00:00:00Z", NULL);
    g_autoptr(GDateTime) time = g_date_time_new_from_iso8601(midnight, NULL);
    gint64 unix_time = time ? g_date_time_to_unix(time) : 0;
    return unix_time > 0 ? unix_time : 315532800; // 1980-01-01, the first day of a zip file
}

static lxw_format *format_new(struct xlsx *book)
{
    lxw_format *format = workbook_add_format(book->workbook);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(format);
    return format;
}

static void add_formats(struct xlsx *book)
{
    book->plain = format_new(book);
    book->header = format_new(book);
    format_set_bold(book->header);
    format_set_bg_color(book->header, 0xE6ECF2);
    format_set_bottom(book->header, LXW_BORDER_THIN);
    book->day = format_new(book);
    format_set_num_format(book->day, "yyyy-mm-dd");
    format_set_align(book->day, LXW_ALIGN_LEFT);
    book->linked = format_new(book);
    format_set_font_color(book->linked, 0x0B5394);
    format_set_underline(book->linked, LXW_UNDERLINE_SINGLE);
}

struct xlsx *xlsx_new(const char *title, const char *date, GError **error)
{
    int file = memfd_create("linjera.xlsx", MFD_CLOEXEC);
    if (file < 0) {
        fail(error, g_strerror(errno));
        return NULL;
    }
    g_autofree char *name = g_strdup_printf("/proc/self/fd/%d", file);
    lxw_workbook *workbook = workbook_new(name);
    if (!workbook) {
        close(file);
        fail(error, "there is no memory for it");
        return NULL;
    }
    struct xlsx *book = g_new0(struct xlsx, 1);
    book->workbook = workbook;
    book->file = file;
    book->widths = g_array_new(FALSE, FALSE, sizeof(guint));
    book->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    // libxlsxwriter copies what it is given; its fields are not const.
    g_autofree char *own_title = g_strdup(title);
    lxw_doc_properties properties = {.title = own_title, .created = made(date)};
    workbook_set_properties(workbook, &properties);
    add_formats(book);
    return book;
}

void xlsx_free(struct xlsx *book)
{
    if (!book)
        return;
    lxw_workbook_free(book->workbook);
    close(book->file);
    g_hash_table_unref(book->names);
    g_array_unref(book->widths);
    g_free(book);
}

// The name cut to `room` characters, `ending` after it.
static char *name_with(const char *name, const char *ending)
{
    glong room = NAME_LENGTH - g_utf8_strlen(ending, -1);
    g_autofree char *head = g_utf8_strlen(name, -1) > room ? g_utf8_substring(name, 0, room) : NULL;
    return g_strconcat(head ? head : name, ending, NULL);
}

static gboolean name_is_new(struct xlsx *book, const char *name)
{
    g_autofree char *folded = g_utf8_casefold(name, -1);
    return g_hash_table_add(book->names, g_steal_pointer(&folded));
}

// What a workbook calls a sheet of that name: two may not differ in case alone.
static char *sheet_name(struct xlsx *book, const char *name)
{
    g_autofree char *valid = g_utf8_make_valid(name, -1);
    for (char *p = valid; *p; p++) {
        if (strchr("[]:*?/\\'", *p) || g_ascii_iscntrl(*p))
            *p = ' ';
    }
    g_strstrip(valid);
    const char *base = *valid ? valid : "-";
    g_autofree char *chosen = name_with(base, "");
    for (guint n = 2; !name_is_new(book, chosen); n++) {
        g_autofree char *ending = g_strdup_printf(" (%u)", n);
        g_free(chosen);
        chosen = name_with(base, ending);
    }
    return g_steal_pointer(&chosen);
}

// The filters span the rows there are, which is known when the sheet ends.
static void end_sheet(struct xlsx *book)
{
    if (book->sheet && book->columns)
        worksheet_autofilter(book->sheet, 0, 0, MAX(book->row, 2) - 1,
                             (lxw_col_t)(book->columns - 1));
}

void xlsx_sheet(struct xlsx *book, const char *name, const struct xlsx_column *columns,
                guint n_columns)
{
    end_sheet(book);
    g_autofree char *allowed = sheet_name(book, name);
    book->sheet = workbook_add_worksheet(book->workbook, allowed);
    g_assert(book->sheet);
    book->row = 0;
    book->column = 0;
    book->columns = (lxw_col_t)n_columns;
    book->links = 0;
    g_array_set_size(book->widths, 0);
    worksheet_set_row(book->sheet, 0, HEADER_HEIGHT, NULL);
    for (guint i = 0; i < n_columns; i++) {
        lxw_col_t column = (lxw_col_t)i;
        g_array_append_val(book->widths, columns[i].width);
        worksheet_set_column(book->sheet, column, column, MIN(columns[i].width, 255), NULL);
        worksheet_write_string(book->sheet, 0, column, columns[i].title, book->header);
    }
    worksheet_freeze_panes(book->sheet, 1, 0);
    // On paper: as wide as the page is long, the header on every page.
    worksheet_set_landscape(book->sheet);
    worksheet_set_paper(book->sheet, 9); // A4
    worksheet_fit_to_pages(book->sheet, 1, 0);
    worksheet_repeat_rows(book->sheet, 0, 0);
    book->row = 1;
}

static gboolean is_forbidden(gunichar c)
{
    return (c < 0x20 && c != '\t' && c != '\n') || (c & 0xfffe) == 0xfffe;
}

// "_x000D_" in a cell is a character's code to a spreadsheet.
static gboolean is_code(const char *p)
{
    return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit(p[2]) && g_ascii_isxdigit(p[3]) &&
           g_ascii_isxdigit(p[4]) && g_ascii_isxdigit(p[5]) && p[6] == '_';
}

// Text as a cell can hold it.
static char *cell_text(const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(GString) cell = g_string_new(NULL);
    glong units = 0;
    gsize last = 0; // where the last character begins that leaves room for the ellipsis
    for (const char *p = valid; *p; p = g_utf8_next_char(p)) {
        gunichar c = g_utf8_get_char(p);
        units += c >= 0x10000 ? 2 : 1;
        if (units < CELL_UNITS)
            last = cell->len;
        if (units > CELL_UNITS) {
            g_string_truncate(cell, last);
            g_string_append(cell, "…");
            break;
        }
        if (is_code(p))
            g_string_append(cell, "_x005F");
        g_string_append_unichar(cell, is_forbidden(c) ? 0xfffd : c);
    }
    return g_string_free(g_steal_pointer(&cell), FALSE);
}

// Where the next cell goes; FALSE past the last row of a sheet.
static gboolean next_cell(struct xlsx *book, lxw_col_t *column)
{
    g_assert(book->sheet && book->column < book->columns);
    *column = book->column++;
    book->full = book->full || book->row >= LXW_ROW_MAX;
    return !book->full;
}

// The lines that a text takes in a column, about: a spreadsheet breaks them by its own fonts.
static guint lines_of(const char *text, guint width)
{
    guint lines = 0;
    for (const char *line = text; line; lines++) {
        const char *end = strchr(line, '\n');
        glong length = g_utf8_strlen(line, end ? end - line : -1);
        lines += length ? (guint)(length - 1) / MAX(width, 1) : 0;
        line = end ? end + 1 : NULL;
    }
    return lines;
}

void xlsx_text(struct xlsx *book, const char *text)
{
    lxw_col_t column;
    if (!next_cell(book, &column) || !text || !*text)
        return;
    g_autofree char *cell = cell_text(text);
    book->lines = MAX(book->lines, lines_of(cell, g_array_index(book->widths, guint, column)));
    worksheet_write_string(book->sheet, book->row, column, cell, book->plain);
}

void xlsx_number(struct xlsx *book, gint64 number)
{
    lxw_col_t column;
    if (next_cell(book, &column))
        worksheet_write_number(book->sheet, book->row, column, (double)number, book->plain);
}

// YYYY-MM-DD of a day that there is, from 1900-03-01: before it spreadsheets disagree.
static gboolean day_of(const char *text, lxw_datetime *day)
{
    if (!text || strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return FALSE;
    for (int i = 0; i < 10; i++) {
        if (i != 4 && i != 7 && !g_ascii_isdigit(text[i]))
            return FALSE;
    }
    guint64 year = g_ascii_strtoull(text, NULL, 10);
    guint64 month = g_ascii_strtoull(text + 5, NULL, 10);
    guint64 date = g_ascii_strtoull(text + 8, NULL, 10);
    if (!g_date_valid_dmy((GDateDay)date, (GDateMonth)month, (GDateYear)year) ||
        strcmp(text, "1900-03-01") < 0)
        return FALSE;
    *day = (lxw_datetime){.year = (int)year, .month = (int)month, .day = (int)date};
    return TRUE;
}

void xlsx_date(struct xlsx *book, const char *date)
{
    lxw_datetime day;
    lxw_col_t column;
    if (!day_of(date, &day))
        xlsx_text(book, date);
    else if (next_cell(book, &column))
        worksheet_write_datetime(book->sheet, book->row, column, &day, book->day);
}

// What libxlsxwriter calls the target, NULL when it is none that a workbook may lead to: a scheme
// in a name that a document gave ("javascript:") is no path.
static char *link_of(const char *target)
{
    static const char *const schemes[] = {"http://", "https://", "mailto:"};
    if (!target || !*target || strlen(target) > LINK_BYTES || !g_utf8_validate(target, -1, NULL))
        return NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
        if (g_ascii_strncasecmp(target, schemes[i], strlen(schemes[i])) == 0)
            return g_strdup(target);
    }
    g_autofree char *scheme = g_uri_parse_scheme(target);
    return scheme ? NULL : g_strconcat("external:", target, NULL);
}

void xlsx_link(struct xlsx *book, const char *target, const char *text)
{
    g_autofree char *link = book->links < LINKS ? link_of(target) : NULL;
    lxw_col_t column;
    if (!link) {
        xlsx_text(book, text);
        return;
    }
    if (!next_cell(book, &column))
        return;
    g_autofree char *cell = cell_text(text ? text : target);
    lxw_error status = worksheet_write_url_opt(book->sheet, book->row, column, link, book->linked,
                                               *cell ? cell : NULL, NULL);
    if (status == LXW_NO_ERROR)
        book->links++;
    else
        worksheet_write_string(book->sheet, book->row, column, cell, book->plain);
}

// Not every spreadsheet makes room for wrapped text by itself.
void xlsx_end_row(struct xlsx *book)
{
    if (book->lines > 1 && !book->full)
        worksheet_set_row(book->sheet, book->row, LINE_HEIGHT * MIN(book->lines, LINES), NULL);
    book->lines = 0;
    book->column = 0;
    book->row++;
}

static GString *file_bytes(int file, GError **error)
{
    off_t size = lseek(file, 0, SEEK_END);
    if (size <= 0) {
        fail(error, "nothing was written; /proc must be there");
        return NULL;
    }
    g_autoptr(GString) bytes = g_string_sized_new((gsize)size);
    while (bytes->len < (gsize)size) {
        ssize_t got =
            pread(file, bytes->str + bytes->len, (gsize)size - bytes->len, (off_t)bytes->len);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            fail(error, got < 0 ? g_strerror(errno) : "it ends early");
            return NULL;
        }
        bytes->len += (gsize)got;
    }
    bytes->str[bytes->len] = '\0';
    return g_steal_pointer(&bytes);
}

GString *xlsx_finish(struct xlsx *book, GError **error)
{
    g_assert(book->workbook);
    end_sheet(book);
    if (book->full) {
        fail(error, "a sheet has room for 1,048,576 rows; ask for less, or for csv");
        return NULL;
    }
    // Closing frees it, whatever comes of it.
    lxw_error status = workbook_close(g_steal_pointer(&book->workbook));
    if (status != LXW_NO_ERROR) {
        fail(error, lxw_strerror(status));
        return NULL;
    }
    return file_bytes(book->file, error);
}
