#include "mention/times_reading.h"

namespace legation::mention {

namespace {

class ClockGrammar : public Place {
 public:
  explicit ClockGrammar(const Place& place) : Place(place) {}

  // 10:30 p.m. EST, 3 o'clock in the morning, 1800 GMT, 0900 local time, noon, midnight, 10pm
  std::optional<Clock> clock(size_t at) const {
    Clock found;
    size_t next = at;
    if (words_.is(next, Lex::kAbout, Lex::kNearly) || words_.is(next, Lex::kJust)) {
      found.approximate = true;
      if (words_.is(next, Lex::kJust) && words_.is(next + 1, Lex::kBefore, Lex::kAfter)) ++next;
      ++next;
    }
    if (words_.is(next, Lex::kNoon, Lex::kMidnight)) {
      found.minute = whole(words_[next]) * 60;
      found.end = next + 1;
      return with_zone(found);
    }
    const bool colon = words_.is(next, Lex::kClock);
    const bool number =
        words_.is(next, Lex::kDigits, Lex::kCardinal) && !words_[next].grouped && words_[next].number >= 0;
    if (!colon && !number) return std::nullopt;
    const int value = whole(words_[next]);
    const size_t after = next + 1;
    if (words_.is(after, Lex::kAmPm)) {
      if (!colon && (value < 1 || value > 12)) return std::nullopt;
      const int minutes = colon ? value : value * 60;
      found.minute = minutes % 720 + whole(words_[after]) * 60;
      found.end = after + 1;
      return with_zone(found);
    }
    if (words_.is(after, Lex::kOclock) && value >= 1 && value <= 12) {
      found.minute = value * 60;
      found.end = after + 1;
      return with_part_of_day(found);
    }
    if (colon) {
      found.minute = value;
      found.end = after;
      return with_zone(with_part_of_day(found));
    }
    const bool military = words_[next].digits == 4 && value <= 2400 && value % 100 < 60;
    const bool zone = words_.is(after, Lex::kZone) || local_time(after);
    if (!zone || !(military || (words_[next].digits <= 2 && value <= 24))) return std::nullopt;
    found.minute = military ? value / 100 * 60 + value % 100 : value * 60;
    found.end = after;
    return with_zone(found);
  }

 private:
  bool local_time(size_t at) const {
    return at + 1 < words_.size() && words_.is(at, Lex::kOther) && !words_[at].capital && words_.is(at + 1, Lex::kTime);
  }

  Clock with_zone(Clock found) const {
    const bool open = words_.is(found.end, Lex::kOpen);
    if (words_.is(found.end, Lex::kZone))
      ++found.end;
    else if (local_time(found.end))
      found.end += 2;
    else if (capital_name(found.end) && words_.is(found.end + 1, Lex::kTime))
      found.end += 2;  // Moscow time
    else if (open && words_.is(found.end + 1, Lex::kZone) && words_.is(found.end + 2, Lex::kClose))
      found.end += 3;
    return found;
  }

  // "in the morning", "at night" after a clock shifts it by twelve hours where needed.
  Clock with_part_of_day(Clock found) const {
    size_t next = found.end;
    if (words_.is(next, Lex::kIn) && words_.is(next + 1, Lex::kThe))
      next += 2;
    else if (words_.is(next, Lex::kAt))
      next += 1;
    else
      return found;
    if (!words_.is(next, Lex::kDayPart)) return found;
    const auto part = static_cast<DayPart>(whole(words_[next]));
    const bool later =
        part == DayPart::kAfternoon || part == DayPart::kEvening || (part == DayPart::kNight && found.minute >= 360);
    if (later && found.minute < 720) found.minute += 720;
    found.end = next + 1;
    return found;
  }
};

}  // namespace

std::optional<Clock> read_clock(const Place& place, size_t at) { return ClockGrammar(place).clock(at); }

}  // namespace legation::mention
