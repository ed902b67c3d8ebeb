// SPDX-License-Identifier: Apache-2.0
#include "cli/cli.h"

#include "base/nearest.h"
#include "sys/file.h"

#include <locale.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static int cli_help(int count, char **arguments);

static const struct command commands[] = {
    {"check", "check documents against rules and agreements, and report", cli_check},
    {"inventory", "the library as a table: what its documents are, and which may be retired",
     cli_inventory},
    {"extract", "print what the checker reads of a document", cli_extract},
    {"compare", "hold two agreements against each other, clause by clause", cli_compare},
    {"report", "print stored results in another format, or as what to stop, start and continue",
     cli_report},
    {"rules", "lint, test and list rule packs", cli_rules},
    {"help", "this overview, or a command's own help", cli_help},
};

void cli_complain(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g_autofree char *message = g_strdup_vprintf(format, args);
    va_end(args);
    fprintf(stderr, strchr(message, '\n') ? "%s\n" : "linjera: %s\n", message);
}

const char *cli_output_file(const char *file)
{
    return file && strcmp(file, "-") != 0 && strcmp(file, "/dev/stdout") != 0 ? file : NULL;
}

gboolean cli_put(const GString *text, const char *output, const GPtrArray *inputs)
{
    g_autoptr(GError) error = NULL;
    const char *file = cli_output_file(output);
    if (!file) {
        if (fwrite(text->str, 1, text->len, stdout) == text->len && fflush(stdout) == 0)
            return TRUE;
        cli_complain("standard output: the text could not be written");
        return FALSE;
    }
    for (guint i = 0; i < inputs->len; i++) {
        if (!file_same(file, inputs->pdata[i]))
            continue;
        cli_complain("%s: the output would overwrite what was read; name another file", file);
        return FALSE;
    }
    if (file_write(file, text->str, text->len, &error))
        return TRUE;
    cli_complain("%s: it could not be written: %s", file, error->message);
    return FALSE;
}

static void print_overview(FILE *to)
{
    fputs("Usage: linjera COMMAND [OPTIONS] [ARGUMENTS]\n"
          "       linjera PATH...   (the same as: linjera check PATH...)\n\n"
          "Holds governing documents in Word format against agreements and reports what to stop,\n"
          "start and continue writing.\n\nCommands:\n",
          to);
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        fprintf(to, "  %-9s %s\n", commands[i].name, commands[i].summary);
    fputs("\nlinjera COMMAND --help tells its options; linjera --version the version.\n"
          "Exit codes of check: 0 clean, 1 the gate failed, 2 usage, rules or configuration,\n"
          "3 something could not be read or evaluated.\n",
          to);
}

static const struct command *find_command(const char *name)
{
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++) {
        if (strcmp(commands[i].name, name) == 0)
            return &commands[i];
    }
    return NULL;
}

static int unknown_command(const char *typed)
{
    const char *names[G_N_ELEMENTS(commands) + 1] = {NULL};
    for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
        names[i] = commands[i].name;
    const char *near = nearest(typed, names);
    if (near)
        cli_complain("%s: there is no such command or file; did you mean linjera %s?", typed, near);
    else
        cli_complain("%s: there is no such command or file; linjera help lists the commands",
                     typed);
    return EXIT_USAGE;
}

static int cli_help(int count, char **arguments)
{
    if (count < 2 || strcmp(arguments[1], "--help") == 0 || strcmp(arguments[1], "-h") == 0) {
        print_overview(stdout);
        return EXIT_CLEAN;
    }
    const struct command *command = find_command(arguments[1]);
    if (!command || command->run == cli_help)
        return command ? (print_overview(stdout), EXIT_CLEAN) : unknown_command(arguments[1]);
    char *help[] = {arguments[1], g_strdup("--help"), NULL};
    int status = command->run(2, help);
    g_free(help[1]);
    return status;
}

int cli_main(int count, char **arguments)
{
    setlocale(LC_ALL, "");
    if (count < 2) {
        print_overview(stderr);
        return EXIT_USAGE;
    }
    const char *first = arguments[1];
    if (strcmp(first, "--version") == 0 || strcmp(first, "-V") == 0) {
        printf("linjera %s\n", LINJERA_VERSION);
        return EXIT_CLEAN;
    }
    if (strcmp(first, "--help") == 0 || strcmp(first, "-h") == 0) {
        print_overview(stdout);
        return EXIT_CLEAN;
    }
    const struct command *command = find_command(first);
    if (command)
        return command->run(count - 1, arguments + 1);
    // `linjera PATH...` and `linjera -OPTION... PATH...` are `linjera check`.
    if (first[0] != '-' && !g_file_test(first, G_FILE_TEST_EXISTS))
        return unknown_command(first);
    return cli_check(count, arguments);
}
