#include "ledger/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace legation::ledger {

namespace {

using base::Error;
using base::ErrorCode;
using doc::Status;
using doc::Track;

constexpr uint32_t bit(Status status) { return 1U << static_cast<uint32_t>(status); }
constexpr uint32_t kTookPlace = bit(Status::kDone) | bit(Status::kOngoing) | bit(Status::kHistorical);

std::string_view trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r");
  return begin == std::string_view::npos ? std::string_view()
                                         : text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (;;) {
    const size_t end = text.find(mark);
    parts.push_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::optional<Role> role_of(std::string_view word) {
  if (word == "S") return Role::kSource;
  if (word == "T") return Role::kTarget;
  if (word == "P") return Role::kPlace;
  return std::nullopt;
}

bool needs_two_parties(Track track) { return track != Track::kOffice; }

}  // namespace

/// Reads the file line by line into a Rules.
class RulesReader {
 public:
  base::Status read(std::string_view text) {
    for (const std::string_view line : split(text, '\n')) {
      ++line_;
      if (line.empty() || line.front() == '#') continue;
      if (base::Status status = read_line(line); !status) return status;
    }
    return base::Done{};
  }

  void read_zones(std::string_view text) {
    for (const std::string_view line : split(text, '\n')) {
      const size_t tab = line.find('\t');
      if (!line.empty() && line.front() != '#' && tab != std::string_view::npos)
        rules.zones_.emplace(line.substr(0, tab), line.substr(tab + 1));
    }
  }

  Rules rules;

 private:
  base::Status read_line(std::string_view line) {
    if (line.front() == '[') return open_block(line);
    if (line.starts_with("see ")) return read_seen(line.substr(4));
    if (line.starts_with("kin ")) return read_kin(line.substr(4));
    if (line.starts_with("meets ")) return read_meets(line.substr(6));
    if (acts_.empty()) return wrong("an effect stands before the first [act]");
    return read_effect(line);
  }

  base::Status open_block(std::string_view line) {
    if (line.back() != ']') return wrong("a line that begins with [ must end with ]");
    acts_.clear();
    ++kin_;
    for (const std::string_view act : split(line.substr(1, line.size() - 2), ',')) {
      if (act.empty()) return wrong("an act has no name");
      if (!rules.effects_.emplace(act, std::vector<Effect>()).second)
        return wrong(fmt::format("act {} has rules already", act));
      acts_.emplace_back(act);
      name_act(act);
      rules.kin_.emplace(act, kin_);
    }
    return base::Done{};
  }

  base::Status read_seen(std::string_view words) {
    for (const std::string_view word : split(words, ',')) {
      const std::optional<Track> track = doc::track_named(word);
      if (!track) return wrong(fmt::format("no track is called {}", word));
      rules.seen_[static_cast<size_t>(*track)] = true;
    }
    return base::Done{};
  }

  base::Status read_meets(std::string_view words) {
    for (const std::string_view word : split(words, ',')) {
      rules.meets_.emplace(word);
      name_act(word);
    }
    return base::Done{};
  }

  base::Status read_kin(std::string_view words) {
    kin_lines_.emplace_back();
    for (const std::string_view word : split(words, ',')) {
      kin_lines_.back().emplace_back(word);
      name_act(word);
    }
    return base::Done{};
  }

  void name_act(std::string_view act) {
    const bool is_act = !act.empty() && act.find(' ') == std::string_view::npos;
    if (is_act) rules.named_.push_back({std::string(act), line_});
  }

  // track(S, T, key).field = value when a, b
  base::Status read_effect(std::string_view line) {
    const size_t open = line.find('('), close = line.find(')'), equals = line.find('=');
    if (open == std::string_view::npos || close == std::string_view::npos || equals == std::string_view::npos ||
        !(open < close && close < equals) || line[close + 1] != '.')
      return wrong("an effect is written: track(S, T).field = value when done, ongoing");
    Effect effect;
    const std::optional<Track> track = doc::track_named(line.substr(0, open));
    if (!track) return wrong(fmt::format("no track is called {}", line.substr(0, open)));
    effect.track = *track;
    if (base::Status status = read_parties(line.substr(open + 1, close - open - 1), effect); !status) return status;
    effect.field = trimmed(line.substr(close + 2, equals - close - 2));
    const std::string_view rest = line.substr(equals + 1);
    const size_t when = rest.find(" when ");
    effect.value = trimmed(rest.substr(0, when));
    if (effect.field.empty() || effect.value.empty()) return wrong("field or value is missing");
    effect.when = kTookPlace;
    if (when != std::string_view::npos) {
      effect.when = 0;
      for (const std::string_view word : split(rest.substr(when + 6), ',')) {
        if (word == "announced for a day") {
          effect.on_its_day = true;
          continue;
        }
        const std::optional<Status> status = doc::status_named(word);
        if (!status) return wrong(fmt::format("no status is called {}", word));
        effect.when |= bit(*status);
      }
    }
    for (const std::string& act : acts_) rules.effects_[act].push_back(effect);
    return base::Done{};
  }

  base::Status read_parties(std::string_view text, Effect& effect) {
    const std::vector<std::string_view> words = split(text, ',');
    const std::optional<Role> a = role_of(words[0]);
    const std::optional<Role> b = words.size() > 1 ? role_of(words[1]) : std::nullopt;
    if (!a || (needs_two_parties(effect.track) && !b)) return wrong("the parties of a track are S, T or P");
    effect.a = *a;
    effect.b = b.value_or(Role::kNone);
    const size_t key = b ? 2 : 1;
    if (words.size() > key) effect.key = words[key];
    return base::Done{};
  }

  base::Status wrong(std::string message) const {
    return Error{ErrorCode::kFormat, std::move(message), fmt::format("ledger/rules.txt:{}", line_)};
  }

 public:
  // Kin lines join the numbers of their acts, also of acts without rules.
  void join_kin() {
    for (const std::vector<std::string>& line : kin_lines_) {
      ++kin_;
      for (const std::string& act : line) rules.kin_[act] = kin_;
    }
  }

 private:
  std::vector<std::string> acts_;
  std::vector<std::vector<std::string>> kin_lines_;
  uint32_t kin_ = 0;
  uint32_t line_ = 0;
};

base::Result<Rules> Rules::read(std::string_view text, std::string_view timezones) {
  RulesReader reader;
  if (base::Status status = reader.read(text); !status) return status.error();
  reader.join_kin();
  reader.read_zones(timezones);
  return std::move(reader.rules);
}

std::span<const Effect> Rules::of(std::string_view act) const {
  const auto found = effects_.find(std::string(act));
  return found == effects_.end() ? std::span<const Effect>() : std::span<const Effect>(found->second);
}

bool Rules::are_kin(std::string_view a, std::string_view b) const {
  const auto one = kin_.find(std::string(a)), other = kin_.find(std::string(b));
  return one != kin_.end() && other != kin_.end() && one->second == other->second;
}

bool Rules::is_of_will(Track track, std::string_view act) const {
  if (!seen(track)) return true;
  const std::span<const Effect> effects = of(act);
  return std::any_of(effects.begin(), effects.end(),
                     [](const Effect& effect) { return effect.track == Track::kRelations; });
}

std::string_view Rules::zone(std::string_view state) const {
  const auto found = zones_.find(std::string(state));
  return found == zones_.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace legation::ledger
