// SPDX-License-Identifier: Apache-2.0
// The user's words: commands, options, exit codes, messages. Nothing here answers what another
// module can.
#ifndef LINJERA_CLI_CLI_H
#define LINJERA_CLI_CLI_H

#include "run/run.h"

enum exit_status { EXIT_CLEAN = 0, EXIT_GATE = 1, EXIT_USAGE = 2, EXIT_INCOMPLETE = 3 };

// A command: its name as typed, one line for the overview, and what runs it with its own arguments
// (arguments[0] is the command's name).
struct command {
    const char *name, *summary;
    int (*run)(int count, char **arguments);
};

int cli_check(int count, char **arguments);
int cli_compare(int count, char **arguments);
int cli_report(int count, char **arguments);
int cli_extract(int count, char **arguments);
int cli_inventory(int count, char **arguments);
int cli_rules(int count, char **arguments);

// The whole program.
int cli_main(int count, char **arguments);

// "linjera: " and the message, to standard error; a message of several lines as it is.
void cli_complain(const char *format, ...) G_GNUC_PRINTF(1, 2);
// The file that --output or --report names; NULL for standard output. "-" and /dev/stdout mean what
// is open there, which cannot be replaced by renaming.
const char *cli_output_file(const char *file);
// Prints a text, or writes it to the file that --output names; never over one of `inputs` (const
// char *, files that were read). FALSE after a message.
gboolean cli_put(const GString *text, const char *output, const GPtrArray *inputs);
#endif
