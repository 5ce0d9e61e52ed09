// One file per command: each add_* registers a sub-command with its help; its callback stores the exit code.
#pragma once

#include <CLI/CLI.hpp>

namespace legation::app {

/// Exit codes, as documented in docs/exit-codes.md.
enum ExitCode : int {
  kOk = 0,
  kUsageError = 2,   ///< unknown command, option or value
  kInputError = 3,   ///< no input could be read: missing, unreadable or not in the expected format
  kDataError = 4,    ///< model or compiled data missing, damaged or of another version
  kPartial = 5,      ///< some inputs failed, the rest was processed
  kLedgerError = 6,  ///< the ledger cannot be read or written: missing, damaged, read-only, full disk, newer version
  kStopped = 130,    ///< the user stopped it (Ctrl-C); what was under way is finished and written
};

void add_code(CLI::App& app, int& exit_code);
void add_explain(CLI::App& app, int& exit_code);
void add_annotate(CLI::App& app, int& exit_code);
void add_parse(CLI::App& app, int& exit_code);
void add_times(CLI::App& app, int& exit_code);
void add_relate(CLI::App& app, int& exit_code);
void add_read(CLI::App& app, int& exit_code);
void add_compile(CLI::App& app, int& exit_code);
void add_record(CLI::App& app, int& exit_code);
void add_events(CLI::App& app, int& exit_code);
void add_state(CLI::App& app, int& exit_code);
void add_changes(CLI::App& app, int& exit_code);
void add_why(CLI::App& app, int& exit_code);
void add_amend(CLI::App& app, int& exit_code);
void add_rebuild(CLI::App& app, int& exit_code);
void add_completion(CLI::App& app, int& exit_code);

}  // namespace legation::app
