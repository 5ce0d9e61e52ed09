// legation completion: a completion script for bash or zsh, made from the commands and options that the program really
// has.
#include <fmt/format.h>

#include <memory>

#include "commands.h"
#include "shared_options.h"

namespace legation::app {

namespace {

std::string long_options(const CLI::App& command) {
  std::string words;
  for (const CLI::Option* option : command.get_options())
    for (const std::string& name : option->get_lnames()) words += " --" + name;
  return words;
}

std::string script(const CLI::App& app, bool zsh) {
  std::string commands, cases;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    commands += " " + command->get_name();
    cases += fmt::format("    {}) words=\"{}\" ;;\n", command->get_name(), long_options(*command));
  }
  return fmt::format(
      "{}_legation() {{\n"
      "  local current=\"${{COMP_WORDS[COMP_CWORD]}}\" words=\"{}{}\"\n"
      "  if [ \"$COMP_CWORD\" -gt 1 ]; then case \"${{COMP_WORDS[1]}}\" in\n{}"
      "  esac; fi\n"
      "  case \"$current\" in\n"
      "    -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;;\n"
      "    *) if [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W \"$words\" -- \"$current\")); else "
      "COMPREPLY=($(compgen -f -- \"$current\")); fi ;;\n"
      "  esac\n"
      "}}\n"
      "complete -F _legation legation\n",
      zsh ? "autoload -U +X bashcompinit && bashcompinit\n" : "", commands.substr(1), long_options(app), cases);
}

}  // namespace

void add_completion(CLI::App& app, int& exit_code) {
  auto shell = std::make_shared<std::string>("bash");
  CLI::App* command = app.add_subcommand("completion", "Print a completion script for the shell");
  command->add_option("SHELL", *shell, "bash or zsh")->check(CLI::IsMember({"bash", "zsh"}));
  command->footer("Example:\n  source <(legation completion bash)");
  command->callback([shell, &app, &exit_code] {
    print(script(app, *shell == "zsh"));
    exit_code = kOk;
  });
}

}  // namespace legation::app
