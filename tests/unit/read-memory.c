// SPDX-License-Identifier: Apache-2.0
// What a read costs: the peak of memory above the idle process is less than 12 times the document's
// largest part, for each document of the model library, for one of 50 MB, and for documents made to
// cost much: as many blocks, spans, notes ... as can be had for the fewest bytes. Each read is the
// first of a process of its own, whose high-water mark the kernel keeps; idle is that process with
// its code in memory, before it has read anything. tests/large.py holds the whole program to the
// same.
#include "docx-parts.h"
#include "read/read.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

enum { MOST = 12, LARGE = 50 << 20 };

#define MEASURE "--measure"

// The sanitizer keeps what is freed, so that memory says nothing.
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

// A line of /proc/self/status in bytes; it counts in units of 1024.
static gsize status_bytes(const char *name)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents("/proc/self/status", &text, NULL, NULL));
    const char *line = strstr(text, name);
    g_assert_nonnull(line);
    return (gsize)g_ascii_strtoull(line + strlen(name), NULL, 10) * 1024;
}

static void forget_high_water(void)
{
    FILE *file = fopen("/proc/self/clear_refs", "w");
    g_assert_nonnull(file);
    g_assert_cmpint(fputs("5", file), >=, 0);
    g_assert_cmpint(fclose(file), ==, 0);
}

static void read_whole(const guint8 *bytes, gsize length, const char *name)
{
    struct limits limits = limits_default();
    limits.blocks = G_MAXUINT32;
    struct read_options options = {.revisions = REVISIONS_ALL, .name = name};
    g_autoptr(document_t) document = read_document(bytes, length, &options, &limits, NULL);
    g_assert_nonnull(document);
    g_assert_cmpuint(document->block_count, >, 0);
}

// Brings the code and the tables of the program and its libraries into memory: they are its own,
// not what a document costs.
static void load_code(void)
{
    g_autofree char *text = NULL;
    g_assert_true(g_file_get_contents("/proc/self/maps", &text, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    volatile char sum = 0;
    for (guint i = 0; lines[i]; i++) {
        gsize start, end;
        char access[5];
        if (sscanf(lines[i], "%zx-%zx %4s", &start, &end, access) != 3 || access[0] != 'r' ||
            access[1] == 'w' || !strchr(lines[i], '/'))
            continue;
        for (gsize at = start; at < end; at += 4096)
            sum = (char)(sum + *(const char *)at);
    }
}

// What the other process does: prints the bytes by which its memory grows while it reads the
// document of that name at standard input.
static int measure(const char *name)
{
    struct stat stat;
    g_assert_cmpint(fstat(STDIN_FILENO, &stat), ==, 0);
    gsize length = (gsize)stat.st_size;
    const guint8 *bytes =
        mmap(NULL, length, PROT_READ, MAP_PRIVATE | MAP_POPULATE, STDIN_FILENO, 0);
    g_assert_true(bytes != MAP_FAILED);
    load_code();
    gsize before = status_bytes("VmRSS:");
    forget_high_water();
    read_whole(bytes, length, name);
    printf("%zu\n", status_bytes("VmHWM:") - before);
    return 0;
}

// The bytes by which memory grows while the document is read.
static gsize growth(const guint8 *bytes, gsize length, const char *name)
{
    FILE *in = tmpfile();
    assert_non_null(in);
    assert_int_equal(fwrite(bytes, 1, length, in), length);
    assert_int_equal(fflush(in), 0);
    int out[2];
    assert_int_equal(pipe(out), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(fileno(in), STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        execl("/proc/self/exe", "unit-read-memory", MEASURE, name, NULL);
        _exit(1);
    }
    fclose(in);
    close(out[1]);
    char text[32] = "";
    gssize got = read(out[0], text, sizeof text - 1);
    close(out[0]);
    int status = 1;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_true(got > 0);
    return (gsize)g_ascii_strtoull(text, NULL, 10);
}

static gsize largest_part(const guint8 *bytes, gsize length)
{
    zip_source_t *source = zip_source_buffer_create(bytes, length, 0, NULL);
    zip_t *zip = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (!zip) { // the file is its only part
        zip_source_free(source);
        return length;
    }
    gsize largest = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip, 0); i++) {
        zip_stat_t stat;
        assert_int_equal(zip_stat_index(zip, (zip_uint64_t)i, 0, &stat), 0);
        largest = MAX(largest, stat.size);
    }
    zip_discard(zip);
    return largest;
}

// Whether the read costs less than it may; prints what it costs.
static gboolean is_cheap(const char *name, const char *file, const guint8 *bytes, gsize length,
                         guint most)
{
    gsize largest = largest_part(bytes, length), grown = growth(bytes, length, file);
    gboolean cheap = grown < most * largest;
    printf("%s%s: %.1f times its largest part of %zu kB\n", cheap ? "" : "TOO MUCH: ", name,
           (double)grown / (double)largest, largest / 1000);
    return cheap;
}

static void model_library(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    static const char *const folders[] = {"library", "avtal"};
    guint count = 0, dear = 0;
    for (guint i = 0; i < G_N_ELEMENTS(folders); i++) {
        g_autofree char *path = g_build_filename(CORPUS, folders[i], NULL);
        g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
        assert_non_null(folder);
        for (const char *name = g_dir_read_name(folder); name; name = g_dir_read_name(folder)) {
            if (!g_str_has_suffix(name, ".docx"))
                continue;
            g_autofree char *file = g_build_filename(path, name, NULL);
            g_autofree char *bytes = NULL;
            gsize length;
            assert_true(g_file_get_contents(file, &bytes, &length, NULL));
            dear += !is_cheap(name, name, (const guint8 *)bytes, length, MOST);
            count++;
        }
    }
    assert_true(count > 10);
    assert_int_equal(dear, 0);
}

static void large_document(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    GString *text = g_string_new("<w:document" ROOT_NS "><w:body>");
    while (text->len < LARGE)
        g_string_append(text, "<w:p><w:r><w:t>Regionen ansvarar för läkarmedverkan.</w:t></w:r>"
                              "<w:ins w:author='A' w:date='2026-02-11T00:00:00Z'><w:r><w:rPr>"
                              "<w:color w:val='FF0000'/></w:rPr><w:t>Så är det.</w:t></w:r></w:ins>"
                              "</w:p>");
    g_string_append(text, "</w:body></w:document>");
    const struct part parts[] = {{"_rels/.rels", ROOT_RELATIONS}, {"word/document.xml", text->str}};
    g_autoptr(GByteArray) bytes = zip_parts(parts, G_N_ELEMENTS(parts));
    g_string_free(text, TRUE);
    assert_true(is_cheap("50 MB", "a.docx", bytes->data, bytes->len, MOST));
}

// ---- Documents made to cost much

// A part that repeats a text; in each repetition the number signs stand for six digits that no
// other has.
struct repeated {
    const char *name, *before, *each, *after;
};

// The part of a document that is no package is called by its file's suffix.
struct crafted {
    const char *name;
    guint count;
    struct repeated parts[4];
};

#define W "<w:document" ROOT_NS "><w:body><w:p/>"
#define W_END "</w:body></w:document>"
#define BODY(each)                                                                                 \
    {                                                                                              \
        "word/document.xml", W, each, W_END                                                        \
    }
#define IN_PARAGRAPH(each)                                                                         \
    {                                                                                              \
        "word/document.xml", W "<w:p>", each, "</w:p>" W_END                                       \
    }
#define DEFAULT "<document xmlns='" W_NS "' xmlns:w='" W_NS "'><body>"
#define OF_PART(root, each)                                                                        \
    {                                                                                              \
        "word/" root ".xml", "<w:" root ROOT_NS ">", each, "</w:" root ">"                         \
    }
#define RELATED(type)                                                                              \
    {                                                                                              \
        "word/_rels/document.xml.rels", RELATIONS(RELATION("r1", type, type ".xml")), "", ""       \
    }
// Every paragraph is the item of a list, by the default style.
#define NUMBERED                                                                                   \
    {"word/styles.xml",                                                                            \
     "<w:styles" ROOT_NS "><w:style w:type='paragraph' w:default='1' w:styleId='a'><w:pPr>"        \
     "<w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style></w:styles>",                       \
     "", ""},                                                                                      \
    {                                                                                              \
        "word/numbering.xml",                                                                      \
            "<w:numbering" ROOT_NS "><w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'>"        \
            "<w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1.'/></w:lvl>"      \
            "</w:abstractNum><w:num w:numId='1'><w:abstractNumId "                                 \
            "w:val='1'/></w:num></w:numbering>",                                                   \
            "", ""                                                                                 \
    }

#define OASIS_NS "urn:oasis:names:tc:opendocument:xmlns:"
#define ODT_START                                                                                  \
    "<office:document xmlns:office='" OASIS_NS "office:1.0' xmlns:text='" OASIS_NS                 \
    "text:1.0' xmlns:table='" OASIS_NS "table:1.0' xmlns:style='" OASIS_NS                         \
    "style:1.0' xmlns:xlink='http://www.w3.org/1999/xlink' "                                       \
    "office:mimetype='application/vnd.oasis.opendocument.text'>"
#define ODT ODT_START "<office:body><office:text>"
#define ODT_END "</office:text></office:body></office:document>"

static const struct crafted crafted[] = {
    {"empty paragraphs", 500000, {BODY("<w:p/>")}},
    {"empty paragraphs without prefix",
     500000,
     {{"word/document.xml", DEFAULT, "<p/>", "</body></document>"}}},
    {"empty runs", 300000, {BODY("<w:p><w:r/></w:p>")}},
    {"letters", 200000, {BODY("<w:p><w:r><w:t>a</w:t></w:r></w:p>")}},
    {"letters, as short as can be",
     300000,
     {{"word/document.xml", DEFAULT, "<p><t>a</t></p>", "</body></document>"}}},
    {"rows",
     100000,
     {{"word/document.xml", W "<w:tbl>", "<w:tr><w:tc><w:p/></w:tc></w:tr>", "</w:tbl>" W_END}}},
    {"cells with a text",
     100000,
     {{"word/document.xml", DEFAULT "<tbl><tr>", "<tc><p><t>a</t></p></tc>",
       "</tr></tbl></body></document>"}}},
    {"tables", 100000, {BODY("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>")}},
    {"tables without rows",
     200000,
     {{"word/document.xml", DEFAULT, "<tbl><p/></tbl>", "</body></document>"}}},
    {"coloured runs",
     200000,
     {IN_PARAGRAPH("<w:r><w:rPr><w:color w:val='######'/></w:rPr><w:t>a</w:t></w:r>")}},
    {"revisions side by side",
     200000,
     {IN_PARAGRAPH(
         "<w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:t>b</w:t></w:r></w:del>")}},
    {"revisions by many",
     100000,
     {BODY("<w:p><w:ins w:author='A######' w:date='2026-01-01T######'><w:r><w:t>a</w:t></w:r>"
           "</w:ins></w:p>")}},
    {"bookmarks",
     200000,
     {IN_PARAGRAPH(
         "<w:bookmarkStart w:id='######' w:name='_Toc######'/><w:bookmarkEnd w:id='######'/>")}},
    {"paragraphs with an id", 200000, {BODY("<w:p w14:paraId='00######'/>")}},
    {"content controls", 200000, {BODY("<w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt>")}},
    {"alternative texts", 100000, {IN_PARAGRAPH("<wp:docPr id='######' name='a' descr='a'/>")}},
    {"links",
     100000,
     {BODY("<w:p><w:hyperlink r:id='r######'><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>"),
      {"word/_rels/document.xml.rels", "<Relationships xmlns='" RELS_NS "'>",
       "<Relationship Id='r######' Type='/relationships/hyperlink' TargetMode='External' "
       "Target='https://example.se/en/ganska/lang/adress/######'/>",
       "</Relationships>"}}},
    {"relationships",
     200000,
     {BODY(""),
      {"word/_rels/document.xml.rels", "<Relationships xmlns='" RELS_NS "'>",
       "<Relationship Id='######' Type='' Target='a'/>", "</Relationships>"}}},
    {"footnotes",
     100000,
     {BODY("<w:p><w:r><w:footnoteReference w:id='######'/></w:r></w:p>"),
      OF_PART("footnotes",
              "<w:footnote w:id='######'><w:p><w:r><w:t>a</w:t></w:r></w:p></w:footnote>"),
      RELATED("footnotes")}},
    {"footnotes nobody refers to",
     100000,
     {BODY(""), OF_PART("footnotes", "<w:footnote w:id='######'><w:p/></w:footnote>"),
      RELATED("footnotes")}},
    {"references to no footnotes", 200000, {IN_PARAGRAPH("<w:footnoteReference w:id='######'/>")}},
    {"comments",
     100000,
     {BODY("<w:p><w:commentRangeStart w:id='######'/><w:r><w:t>a</w:t></w:r><w:commentRangeEnd "
           "w:id='######'/><w:r><w:commentReference w:id='######'/></w:r></w:p>"),
      OF_PART("comments",
              "<w:comment w:id='######' w:author='A######' w:date='######'><w:p><w:r><w:t>a"
              "</w:t></w:r></w:p></w:comment>"),
      RELATED("comments")}},
    {"paragraphs of one comment",
     300000,
     {BODY(""),
      {"word/comments.xml", "<w:comments" ROOT_NS "><w:comment w:id='1' w:author='A'>", "<w:p/>",
       "</w:comment></w:comments>"},
      RELATED("comments")}},
    {"list items",
     300000,
     {BODY("<w:p/>"),
      NUMBERED,
      {"word/_rels/document.xml.rels",
       RELATIONS(RELATION("r1", "styles", "styles.xml")
                     RELATION("r2", "numbering", "numbering.xml")),
       "", ""}}},
    {"list items without prefix",
     500000,
     {{"word/document.xml", DEFAULT, "<p/>", "</body></document>"},
      NUMBERED,
      {"word/_rels/document.xml.rels",
       RELATIONS(RELATION("r1", "styles", "styles.xml")
                     RELATION("r2", "numbering", "numbering.xml")),
       "", ""}}},
    {"definitions of lists",
     100000,
     {BODY(""),
      OF_PART("numbering", "<w:abstractNum w:abstractNumId='######'/><w:num w:numId='######'/>"),
      RELATED("numbering")}},
    {"styles",
     100000,
     {BODY(""), OF_PART("styles", "<w:style w:styleId='######'/>"), RELATED("styles")}},
    {"typed numbers",
     100000,
     {BODY("<w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>1.2 A</w:t></w:r></w:p>")}},
    {"letter-spaced words", 100000, {BODY("<w:p><w:r><w:t>A N S V</w:t></w:r></w:p>")}},
    {"symbols of many fonts", 100000, {IN_PARAGRAPH("<w:sym w:font='######' w:char='F000'/>")}},
    {"names of elements", 100000, {IN_PARAGRAPH("<w:a######/>")}},
    {"Word XML, paragraphs",
     300000,
     {{".xml",
       "<?xml version='1.0'?><pkg:package xmlns:pkg='http://schemas.microsoft.com/office/2006/"
       "xmlPackage'><pkg:part pkg:name='/_rels/.rels' pkg:contentType='application/"
       "vnd.openxmlformats-package.relationships+xml'><pkg:xmlData>" ROOT_RELATIONS
       "</pkg:xmlData></pkg:part><pkg:part pkg:name='/word/document.xml' pkg:contentType="
       "'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'>"
       "<pkg:xmlData>" W,
       "<w:p/>", W_END "</pkg:xmlData></pkg:part></pkg:package>"}}},
    {"ODT, paragraphs", 300000, {{".fodt", ODT, "<text:p/>", ODT_END}}},
    {"ODT, list items",
     100000,
     {{".fodt", ODT "<text:list>", "<text:list-item><text:p>a</text:p></text:list-item>",
       "</text:list>" ODT_END}}},
    {"ODT, cells",
     100000,
     {{".fodt", ODT "<table:table>", "<table:table-row><table:table-cell/></table:table-row>",
       "</table:table>" ODT_END}}},
    {"ODT, spans",
     100000,
     {{".fodt", ODT "<text:p>", "<text:a xlink:href='######'>a</text:a>", "</text:p>" ODT_END}}},
    {"ODT, a long note",
     200000,
     {{".fodt", ODT "<text:p><text:note text:note-class='footnote'><text:note-body>", "<text:p/>",
       "</text:note-body></text:note></text:p>" ODT_END}}},
    {"ODT, notes",
     50000,
     {{".fodt", ODT "<text:p>",
       "<text:note><text:note-body><text:p>a</text:p></text:note-body></text:note>",
       "</text:p>" ODT_END}}},
    {"ODT, styles",
     100000,
     {{".fodt", ODT_START "<office:styles>", "<style:style style:name='######'/>",
       "</office:styles><office:body><office:text><text:p/>" ODT_END}}},
    {"ODT, list styles",
     100000,
     {{".fodt", ODT_START "<office:styles>", "<text:list-style style:name='######'/>",
       "</office:styles><office:body><office:text><text:p/>" ODT_END}}},
    {"ODT, deleted text",
     200000,
     {{".fodt", ODT "<text:tracked-changes><text:changed-region text:id='a'><text:deletion>",
       "<text:p/>",
       "</text:deletion></text:changed-region></text:tracked-changes><text:p><text:change "
       "text:change-id='a'/></text:p>" ODT_END}}},
    {"headers", 200000, {BODY("<w:headerReference r:id='r1'/>"), RELATED("header")}},
};

// What is no package has no parts, and may say a block with three bytes.
static const struct {
    guint most;
    struct crafted crafted;
} others[] = {
    {MOST, {"HTML, paragraphs", 300000, {{".html", "<p>a", "<p>", "b"}}}},
    {MOST, {"HTML, letters", 300000, {{".html", "<p>", "<p>a", "b"}}}},
    {MOST, {"HTML, breaks", 300000, {{".html", "<p>a", "<br>", "b"}}}},
    {MOST, {"HTML, list items", 300000, {{".html", "<ol>", "<li>a", "</ol>"}}}},
    {16, {"HTML, cells", 300000, {{".html", "<table>", "<tr><td>a", "</table>"}}}},
    {MOST, {"HTML, links", 300000, {{".html", "<p>", "<a href=######>a</a>", "</p>"}}}},
    {14, {"text, paragraphs", 500000, {{".txt", "a", "\n\na", ""}}}},
    {14, {"Markdown, paragraphs", 500000, {{".md", "a", "\n\na", ""}}}},
    {MOST, {"Markdown, items", 500000, {{".md", "a\n", "\n1. a", ""}}}},
    {MOST, {"Markdown, headings", 500000, {{".md", "a\n", "\n# a", ""}}}},
    {42, {"Markdown, cells", 300000, {{".md", "|a|b|\n|-|-|\n", "|a|b|\n", ""}}}},
    {22, {"Markdown, links", 300000, {{".md", "a ", "[a](######) ", ""}}}},
};

// The text with every number sign replaced, six and six, by the digits.
static void append_numbered(GString *text, const char *each, guint number)
{
    g_autofree char *digits = g_strdup_printf("%06u", number);
    for (guint signs = 0; *each; each++)
        g_string_append_c(text, *each == '#' ? digits[signs++ % 6] : *each);
}

static gboolean is_cheap_crafted(const struct crafted *document, guint most)
{
    struct part parts[G_N_ELEMENTS(document->parts) + 1] = {{"_rels/.rels", ROOT_RELATIONS}};
    guint count = 1;
    for (guint j = 0; j < G_N_ELEMENTS(document->parts) && document->parts[j].name; j++) {
        const struct repeated *part = &document->parts[j];
        GString *text = g_string_new(part->before);
        for (guint n = 0; *part->each && n < document->count; n++)
            append_numbered(text, part->each, n);
        g_string_append(text, part->after);
        parts[count++] = (struct part){part->name, g_string_free(text, FALSE)};
    }
    gboolean package = parts[1].name[0] != '.';
    GByteArray *bytes = package
                            ? zip_parts(parts, count)
                            : g_byte_array_append(g_byte_array_new(), (const guint8 *)parts[1].text,
                                                  (guint)strlen(parts[1].text));
    for (guint j = 1; j < count; j++)
        g_free((char *)parts[j].text);
    gboolean cheap =
        is_cheap(document->name, package ? "a.docx" : parts[1].name, bytes->data, bytes->len, most);
    g_byte_array_unref(bytes);
    return cheap;
}

static void crafted_documents(void **state)
{
    (void)state;
    if (SANITIZED)
        skip();
    guint dear = 0;
    for (guint i = 0; i < G_N_ELEMENTS(crafted); i++)
        dear += !is_cheap_crafted(&crafted[i], MOST);
    for (guint i = 0; i < G_N_ELEMENTS(others); i++)
        dear += !is_cheap_crafted(&others[i].crafted, others[i].most);
    assert_int_equal(dear, 0);
}

int main(int count, char **arguments)
{
    if (count > 2 && strcmp(arguments[1], MEASURE) == 0)
        return measure(arguments[2]);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(model_library),
        cmocka_unit_test(large_document),
        cmocka_unit_test(crafted_documents),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
