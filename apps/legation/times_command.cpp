// legation times: time phrases in, TIMEX3 types and values out, one line each.
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/mapped_file.h"
#include "mention/times.h"
#include "shared_options.h"

namespace legation::app {

namespace {

constexpr size_t kMaxInputBytes = size_t{1} << 30;
constexpr size_t kDayLength = 10;  // "2019-01-24"; a time of day after it is not needed

/// The phrases of one file, views into its bytes. Lines in another form are reported and keep their place as empty
/// phrases.
class PhraseReader {
 public:
  PhraseReader(const std::string& file, std::string_view bytes) : file_(file) {
    while (!bytes.empty()) {
      const size_t end = std::min(bytes.find('\n'), bytes.size());
      add(bytes.substr(0, end));
      bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
  }

  const std::vector<mention::TimePhrase>& phrases() const { return phrases_; }
  size_t bad_lines() const { return bad_lines_; }

 private:
  void add(std::string_view line) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    const size_t tab = line.find('\t');
    const std::string_view reference = line.substr(0, std::min(tab, line.size()));
    const auto day = doc::read_day(reference.substr(0, kDayLength));
    if (tab == std::string_view::npos || (!day && !reference.empty())) complain(line);
    phrases_.push_back({tab == std::string_view::npos ? std::string_view() : line.substr(tab + 1), day});
  }

  void complain(std::string_view line) {
    ++bad_lines_;
    std::fputs(
        fmt::format(
            "legation: {}:{}: expected a reference date (2019-01-24, or nothing), a tab and a phrase, found \"{}\"\n",
            file_, phrases_.size() + 1, line.substr(0, 80))
            .c_str(),
        stderr);
  }

  const std::string& file_;
  std::vector<mention::TimePhrase> phrases_;
  size_t bad_lines_ = 0;
};

int run(const std::string& file) {
  const base::Result<std::string> bytes = base::read_file(file, kMaxInputBytes);
  if (!bytes) return report(bytes.error());
  const PhraseReader reader(file, *bytes);
  std::string out;
  for (const auto& time : mention::read_times(reader.phrases())) {
    if (time) out.append(doc::name(time->type)).append("\t").append(time->value);
    out.push_back('\n');
  }
  print(out);
  if (reader.bad_lines() == 0) return kOk;
  return reader.bad_lines() == reader.phrases().size() ? kInputError : kPartial;
}

}  // namespace

void add_times(CLI::App& app, int& exit_code) {
  auto file = std::make_shared<std::string>("-");
  CLI::App* command = app.add_subcommand("times", "Time phrases with their reference dates to TIMEX3 types and values");
  command->add_option("FILE", *file, "Lines of \"reference date<TAB>phrase\"; - for standard input")
      ->capture_default_str();
  command->footer(
      "Gives one line for each: \"type<TAB>value\", empty when the phrase is not a time. Without a reference date only "
      "what does not\n"
      "depend on it has a value. Lines in a row with the same reference date are read as one article: \"the following "
      "month\" counts\n"
      "from the month before it.\n\nExample:\n  printf '2019-01-24\\tlast Friday\\n' | legation times -");
  command->callback([file, &exit_code] { exit_code = run(*file); });
}

}  // namespace legation::app
