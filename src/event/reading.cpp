#include "event/reading.h"

#include <algorithm>

#include "event/reality.h"

namespace legation::event {

namespace {

using doc::Deprel;
using doc::Status;
using doc::Upos;
using doc::Xpos;

void apply_mood(const Mood& mood, Reading& reading) {
  if (mood.negated && !mood.required) reading.negated = !reading.negated;
  reading.past |= mood.past;
  if (mood.progressive && !mood.past && reading.status == Status::kDone) reading.status = Status::kOngoing;
  if (mood.future) reading.status = Status::kAnnounced, reading.future = true;
  if (mood.required) reading.status = Status::kDemanded;
  if (mood.would) reading.status = Status::kConditional;
  if (mood.possible || mood.conditional) reading.status = Status::kConditional;
}

class Climber {
 public:
  Climber(const doc::Article& article, const Codebook& codebook, const Frames& frames, const Match& match)
      : article_(article), codebook_(codebook), frames_(frames), match_(match) {}

  Reading run() {
    read_trigger();
    uint32_t node = match_.trigger;
    for (uint32_t governor = frames_.governor(node); governor != doc::kNone;
         node = governor, governor = frames_.governor(node))
      if (!climb(node, governor)) break;
    finish(node);
    return reading_;
  }

 private:
  const doc::Token& token(uint32_t index) const { return article_.tokens[index]; }

  void read_trigger() {
    apply_mood(frames_.mood(match_.trigger), reading_);
    const bool pattern_is_negated =
        (codebook_.nodes(codebook_.patterns()[match_.pattern])[0].flags & kNodeNegated) != 0;
    if (pattern_is_negated) reading_.negated = false;
    // "the planned expulsion": a modifier may carry the operator.
    for (const Arc& arc : frames_.arcs(match_.trigger)) {
      if (arc.role != Role::kModifier) continue;
      if (token(match_.trigger).upos == Upos::kNOUN && apply_shade(shade_of(token(arc.token).lemma))) continue;
      const Operator* op = codebook_.operator_of(frames_.symbol(arc.token));
      if (op != nullptr && op->sets_status != 0) reading_.status = static_cast<Status>(op->status);
    }
    read_clause(match_.trigger);
  }

  bool apply_shade(Shade shade) {
    if (shade == Shade::kHearsay) reading_.hearsay = true;
    if (shade == Shade::kPossible) reading_.status = Status::kConditional;
    if (shade == Shade::kMissed) reading_.negated = !reading_.negated;
    if (shade == Shade::kOngoing && reading_.status == Status::kDone) reading_.status = Status::kOngoing;
    return shade != Shade::kNone;
  }

  /// What stands beside a verb on the way: its adverbs, and the conditions that hang on it.
  void read_clause(uint32_t clause) {
    for (const uint32_t child : frames_.children(clause)) {
      const Deprel plain = doc::universal(token(child).deprel);
      if (plain == Deprel::kAdvmod && child < clause && token(clause).upos != Upos::kNOUN)
        apply_shade(shade_of(token(child).lemma));
      if (plain != Deprel::kAdvcl) continue;
      if (is_unless(article_, frames_, child))
        reading_.condition = Condition::kUnless;
      else if (is_condition(article_, frames_, child) && reading_.condition == Condition::kNone)
        reading_.condition = Condition::kIf;
    }
  }

  /// One step up; false where the clause stands by itself.
  bool climb(uint32_t node, uint32_t governor) {
    const Deprel link = frames_.relation(node);
    const Deprel plain = doc::universal(link);
    if (link == Deprel::kAclRelcl || plain == Deprel::kParataxis || plain == Deprel::kRoot || plain == Deprel::kAppos)
      return false;
    if (plain == Deprel::kAdvcl && !climb_adverbial(node, governor)) return false;
    if (match_.covers(governor)) return true;
    if (link == Deprel::kNsubj) return climb_subject(governor);
    const bool clause = plain == Deprel::kXcomp || plain == Deprel::kCcomp || plain == Deprel::kAcl ||
                        plain == Deprel::kCsubj || plain == Deprel::kAdvcl;
    const bool argument =
        plain == Deprel::kObj || plain == Deprel::kObl || plain == Deprel::kNmod || link == Deprel::kNsubjPass;
    if (!clause && !argument) return false;
    // "has not decided whether to extradite", "it is unclear whether it will": whatever stands above.
    if (clause && frames_.has_mark(node, "whether") && (plain != Deprel::kAdvcl || frames_.mood(node).infinitive)) {
      reading_.status = Status::kConditional;
      return false;
    }
    if (clause && climb_report(node, governor, plain)) return true;
    if (clause) read_topic(node, governor);
    if (is_time_for(node, governor, plain)) return true;
    const Operator* op = operator_above(node, governor, plain);
    if (plain == Deprel::kCcomp && op != nullptr && op->speech != 0) {
      read_told(node, governor);
      return false;
    }
    if (op != nullptr && op->speech != 0 && link == Deprel::kNsubjPass) return false;  // "the denial was not believed"
    if (op != nullptr) {
      apply_operator(*op, governor);
      // "decided against expelling", "voted against the dispatch of troops"
      const bool against =
          frames_.marker(node) != kNoSymbol && frames_.marker(node) == codebook_.symbols().find("against");
      if (against && static_cast<Status>(op->status) == Status::kAnnounced) reading_.negated = !reading_.negated;
      return true;
    }
    const bool carried = argument && codebook_.is_light(frames_.symbol(governor));
    if (plain == Deprel::kCcomp && is_unless(article_, frames_, governor)) reading_.condition = Condition::kUnless;
    if (plain == Deprel::kCcomp || (argument && !carried)) return false;
    apply_plain_verb(node, governor, plain);
    return true;
  }

  /// Purposes are ahead, what is left out did not happen; other adverbial clauses stand by themselves.
  bool climb_adverbial(uint32_t node, uint32_t governor) {
    const Mood& mood = frames_.mood(node);
    if (excludes(article_, frames_, node)) reading_.negated = !reading_.negated;
    if (is_stopping_short(governor)) {
      reading_.negated = !reading_.negated;
      return false;
    }
    if (token(governor).lemma == "go" && frames_.marker(node) == codebook_.symbols().find("on") &&
        reading_.status == Status::kDone)
      reading_.status = Status::kOngoing;
    if (is_condition(article_, frames_, node)) reading_.status = Status::kConditional;
    if (mood.infinitive && reading_.status == Status::kDone) reading_.status = Status::kAnnounced;
    // "condemned Chile for attacking ships", "moved to expel", "refrained from expelling": complements in disguise.
    return mood.infinitive || joins_gerund(article_, frames_, node) || is_reason(node) ||
           is_bare_gerund(node, governor);
  }

  /// "ruled out expelling": nothing but the verb's particle between.
  bool is_bare_gerund(uint32_t node, uint32_t governor) const {
    return token(node).xpos == Xpos::kVBG && frames_.marker(node) == kNoSymbol &&
           (node == governor + 1 || (node == governor + 2 && token(governor + 1).deprel == Deprel::kCompoundPrt));
  }

  bool is_stopping_short(uint32_t governor) const {
    const uint32_t stop = token(governor).lemma == "short" && governor > 0 ? governor - 1 : governor;
    return token(stop).lemma == "stop" && stop + 1 < article_.tokens.size() && token(stop + 1).lemma == "short";
  }

  bool is_reason(uint32_t node) const {
    return frames_.marker(node) != kNoSymbol && frames_.marker(node) == codebook_.symbols().find("for");
  }

  /// "Talks are under way", "the report that ... is false": what is said of an act's noun.
  bool climb_subject(uint32_t predicate) {
    const Mood& mood = frames_.mood(predicate);
    if (is_under_way(article_, frames_, predicate)) {
      if (reading_.status == Status::kDone) reading_.status = Status::kOngoing;
    } else if (is_false(token(predicate).lemma) || proves_false(predicate)) {
      reading_.negated = !reading_.negated;
    } else if (shade_of(token(predicate).lemma) == Shade::kPossible) {
      reading_.status = Status::kConditional;
    } else if (!is_taking_place(token(predicate).lemma) && !is_existential(predicate)) {
      return false;
    }
    apply_mood(mood, reading_);
    return false;
  }

  /// "Israel's options include bombing", "the plan is to expel": what the subject is called says how real it is.
  void read_topic(uint32_t node, uint32_t governor) {
    const uint32_t topic = frames_.argument(governor, Role::kSubject);
    if (topic == doc::kNone || topic == node || token(topic).upos != Upos::kNOUN || topic > node) return;
    if (token(governor).lemma != "include" && !frames_.mood(node).copular && token(governor).lemma != "remain") return;
    const Operator* op = codebook_.operator_of(frames_.symbol(topic));
    const bool ahead = op != nullptr && op->sets_status != 0 && op->negates == 0;
    if (ahead && reading_.status == Status::kDone) reading_.status = static_cast<Status>(op->status);
  }

  /// "The story that ... proved false".
  bool proves_false(uint32_t predicate) const {
    const std::string_view lemma = token(predicate).lemma;
    const auto& children = frames_.children(predicate);
    return (lemma == "prove" || lemma == "turn") &&
           std::any_of(children.begin(), children.end(), [&](uint32_t child) { return is_false(token(child).lemma); });
  }

  /// "There were no strikes".
  bool is_existential(uint32_t predicate) const {
    const auto& children = frames_.children(predicate);
    return token(predicate).lemma == "be" && std::any_of(children.begin(), children.end(), [&](uint32_t child) {
             return token(child).deprel == Deprel::kExpl;
           });
  }

  /// "is believed to have", "the claim that", "it is not true that": the step is done when one of these stands there.
  bool climb_report(uint32_t node, uint32_t governor, Deprel plain) {
    const std::string_view lemma = token(governor).lemma;
    const Mood& mood = frames_.mood(governor);
    if (lemma == "time" && plain == Deprel::kAcl && frames_.mood(node).infinitive) {  // "it is time for T to withdraw"
      reading_.status = Status::kDemanded;
      return true;
    }
    if (plain == Deprel::kXcomp && is_seeming(lemma)) {
      reading_.hearsay = true;
      return true;
    }
    if (plain == Deprel::kXcomp && mood.passive && is_hearsay_verb(lemma)) {
      reading_.hearsay = true;
      return true;
    }
    // "was accused of attacking", by whom is not said.
    if (plain == Deprel::kAdvcl && mood.passive && is_accusing(lemma) && token(node).xpos == Xpos::kVBG &&
        frames_.argument(governor, Role::kSubject) == doc::kNone) {
      reading_.hearsay = true;
      return true;
    }
    // "was criticised for attacking": nobody doubts that.
    if (plain == Deprel::kAdvcl && mood.passive && token(node).xpos == Xpos::kVBG && is_blaming(lemma) &&
        frames_.argument(governor, Role::kSubject) == doc::kNone)
      return true;
    // The parser takes "Reports that ..." at the head of a sentence for a verb.
    const bool noun = token(governor).upos == Upos::kNOUN ||
                      (governor == frames_.tokens().begin && token(governor).deprel == Deprel::kRoot);
    if ((plain == Deprel::kAcl || plain == Deprel::kCcomp) && noun && is_report_noun(lemma)) {
      reading_.hearsay = true;
      for (const uint32_t child : frames_.children(governor))
        if (child > node && is_false(token(child).lemma)) reading_.negated = !reading_.negated;
      if (frames_.mood(node).would) read_told(node, governor);
      return true;
    }
    const bool truth = (lemma == "true" || lemma == "case") && mood.negated;
    if ((plain == Deprel::kCcomp || plain == Deprel::kCsubj) && (truth || is_false(lemma))) {
      reading_.negated = !reading_.negated;
      return true;
    }
    return false;
  }

  /// The operator that `governor` is for the clause or noun below it.
  const Operator* operator_above(uint32_t node, uint32_t governor, Deprel plain) const {
    const std::string_view lemma = token(governor).lemma;
    const auto named = [&](std::string_view word) { return codebook_.operator_of(codebook_.symbols().find(word)); };
    // "wants to expel" is an intent, "wants T to leave" a demand.
    const bool own_wish = plain == Deprel::kXcomp && (lemma == "want" || lemma == "wish" || lemma == "like") &&
                          frames_.argument(governor, Role::kObject) == doc::kNone && !has_own_subject(node, governor);
    if (own_wish) return named("intend");
    if (gives_time(governor)) return named("demand");
    // "kept planes from bombing"
    const bool from = frames_.marker(node) != kNoSymbol && frames_.marker(node) == codebook_.symbols().find("from");
    if (from && plain == Deprel::kAdvcl &&
        (lemma == "keep" || lemma == "stop" || lemma == "block" || lemma == "hinder" || lemma == "restrain"))
      return named("prevent");
    if (lemma == "open" && frames_.mood(governor).copular && token(node).xpos == Xpos::kVBG) return named("consider");
    const bool finite = plain == Deprel::kCcomp && !is_subjunctive(node);
    if (finite && (lemma == "tell" || lemma == "insist" || lemma == "charge")) return named("say");
    if (finite && lemma == "ask" && frames_.mood(node).conditional)
      return nullptr;  // "asked whether Iraq would attack"
    if (finite && lemma == "warn") return named(is_threat(node) ? "threaten" : "say");
    if (reading_.hearsay && lemma == "reject") return named("deny");  // "rejected accusations that"
    return codebook_.operator_of(frames_.symbol(governor));
  }

  /// "gave T until noon to release them": what must be done in the time given is demanded.
  bool gives_time(uint32_t governor) const {
    if (token(governor).lemma != "give" || !frames_.mood(match_.trigger).infinitive) return false;
    return std::any_of(article_.times.begin(), article_.times.end(), [&](const doc::Time& time) {
      return time.token_begin > governor && time.token_end <= match_.trigger;
    });
  }

  /// "72 hours to leave": the verb hangs on the time that is given for it.
  bool is_time_for(uint32_t node, uint32_t governor, Deprel plain) const {
    if (plain != Deprel::kAcl || !frames_.mood(node).infinitive) return false;
    return std::any_of(article_.times.begin(), article_.times.end(), [&](const doc::Time& time) {
      return time.type == doc::TimeType::kDuration && time.token_begin <= governor && governor < time.token_end;
    });
  }

  bool has_own_subject(uint32_t node, uint32_t governor) const {
    for (const uint32_t child : frames_.children(node))
      if (token(child).deprel == Deprel::kNsubj) return true;
    return frames_.argument(governor, Role::kIndirect) != doc::kNone;
  }

  /// "insisted that Israel withdraw": no ending, although its subject is one.
  bool is_subjunctive(uint32_t node) const {
    const Mood& mood = frames_.mood(node);
    const uint32_t subject = frames_.argument(node, Role::kSubject);
    const bool singular =
        subject != doc::kNone && (token(subject).xpos == Xpos::kNNP || token(subject).xpos == Xpos::kNN);
    const bool bare = token(node).xpos == Xpos::kVB || (token(node).xpos == Xpos::kVBP && singular);
    return bare && !mood.future && !mood.would && !mood.possible && !mood.required && !mood.past && !mood.negated;
  }

  /// "warned it would strike": of an own act to come; "warned that Russia could attack" is only told.
  bool is_threat(uint32_t node) const {
    const Mood& mood = frames_.mood(node);
    if (!mood.future && !mood.would && !mood.possible) return false;
    for (const uint32_t child : frames_.children(node))
      if (token(child).deprel == Deprel::kNsubj) return token(child).upos == Upos::kPRON;
    return true;
  }

  /// Told speech stands by itself; its "would" is the speaker's "will".
  void read_told(uint32_t node, uint32_t governor) {
    const Mood& mood = frames_.mood(node);
    read_clause(governor);
    read_case_before(node, governor);
    const bool told_future = mood.would && !mood.past && (frames_.mood(governor).past || frames_.is_noun(governor));
    if (told_future && reading_.status == Status::kConditional)
      reading_.status = Status::kAnnounced, reading_.future = true;
  }

  /// "Brazil would open an office on Sunday, its president said."
  void read_speech_behind(uint32_t top) {
    const Mood& mood = frames_.mood(top);
    if (!mood.would || mood.past || reading_.status != Status::kConditional || reading_.condition != Condition::kNone)
      return;
    for (const uint32_t child : frames_.children(top)) {
      const Operator* op = codebook_.operator_of(frames_.symbol(child));
      if (child > top && token(child).deprel == Deprel::kParataxis && frames_.mood(child).past && op != nullptr &&
          op->speech != 0)
        reading_.status = Status::kAnnounced, reading_.future = true;
    }
  }

  /// "said that if they had any sense, they would leave": the parser takes the case for one more thing said.
  void read_case_before(uint32_t node, uint32_t governor) {
    const Mood& mood = frames_.mood(node);
    if (!mood.would && !mood.future) return;
    for (const uint32_t child : frames_.children(governor))
      if (child > governor && child < node && token(child).deprel == Deprel::kCcomp && frames_.has_mark(child, "if") &&
          reading_.condition == Condition::kNone)
        reading_.condition = Condition::kIf;
  }

  void apply_operator(const Operator& op, uint32_t governor) {
    const Mood& mood = frames_.mood(governor);
    if (reading_.operator_count < Reading::kMaxOperators)
      reading_.operators[reading_.operator_count++] = {&op, governor, mood.negated};
    const Status set = static_cast<Status>(op.status);
    if (op.ends != 0 && reading_.status == Status::kAnnounced) reading_.negated = true;  // "called off plans to meet"
    if (op.sets_status != 0) {
      // "begged T not to impose sanctions": what is asked for, or threatened, may be that something does not happen.
      if (set == Status::kDemanded || set == Status::kThreatened) reading_.negated = false;
      // "the planned expulsion has been kept secret": what is still ahead does not go on.
      if (set != Status::kOngoing || reading_.status == Status::kDone) reading_.status = set;
    }
    if (op.negates != 0) reading_.negated = !reading_.negated;
    const Status before = reading_.status;
    apply_mood(mood, reading_);
    // "will begin building" is ahead, whatever begins.
    const bool ahead = mood.future && set == Status::kDone && op.rule_count == 0;
    if (op.sets_status != 0 && !mood.would && !mood.possible && !ahead) reading_.status = before;
    read_clause(governor);
    // "has not ruled out expelling".
    if (op.negates != 0 && mood.negated && token(governor).lemma == "rule") reading_.status = Status::kConditional;
  }

  /// Verbs that only lead to the one below: "is going to", "has to", "has yet to".
  void apply_plain_verb(uint32_t node, uint32_t governor, Deprel plain) {
    const std::string_view lemma = token(governor).lemma;
    const Mood& mood = frames_.mood(governor);
    const bool infinitive = plain == Deprel::kXcomp && frames_.mood(node).infinitive;
    read_clause(governor);
    if (infinitive && lemma == "go" && mood.progressive) {
      reading_.status = mood.past ? Status::kConditional : Status::kAnnounced;
      reading_.future = !mood.past;
      if (mood.negated) reading_.negated = !reading_.negated;
      return;
    }
    if (infinitive && lemma == "ought") reading_.status = Status::kDemanded;
    if (infinitive && lemma == "have") {
      if (has_yet(governor))
        reading_.negated = !reading_.negated;
      else if (!mood.past && reading_.status == Status::kDone)
        reading_.status = Status::kDemanded;
    }
    apply_mood(mood, reading_);
  }

  bool has_yet(uint32_t governor) const {
    for (const uint32_t child : frames_.children(governor))
      if (token(child).lemma == "yet") return true;
    return false;
  }

  void finish(uint32_t top) {
    const doc::TokenSpan sentence = frames_.tokens();
    const bool ahead = reading_.future || reading_.status == Status::kConditional;
    if (ahead && reading_.condition == Condition::kNone && tells_of_a_case(article_, sentence))
      reading_.condition = Condition::kIf;
    if (frames_.governor(top) == doc::kNone && is_open_question(article_, sentence))
      reading_.status = Status::kConditional;
    if (reading_.status == Status::kDenied && is_left_open(article_, sentence)) {
      reading_.status = Status::kDone;
      reading_.hearsay = true;
      reading_.negated = false;
    }
    read_speech_behind(top);
    reading_.old = tells_of_old_times(article_, sentence);
    reading_.threat = frames_.mood(match_.trigger).future && reading_.condition != Condition::kNone;
  }

  const doc::Article& article_;
  const Codebook& codebook_;
  const Frames& frames_;
  const Match& match_;
  Reading reading_;
};

}  // namespace

Reading read_context(const doc::Article& article, const Codebook& codebook, const Frames& frames, const Match& match) {
  return Climber(article, codebook, frames, match).run();
}

Status status_of(const Reading& reading, bool against_others) {
  const bool ahead = reading.status == Status::kAnnounced || reading.status == Status::kConditional;
  if (reading.negated && reading.status != Status::kDemanded) return Status::kDenied;
  if (reading.status == Status::kDenied) return Status::kDone;  // "did not fail to"
  if (reading.condition != Condition::kNone && ahead) {
    const bool threat = reading.condition == Condition::kUnless && against_others && reading.future;
    return threat ? Status::kThreatened : Status::kConditional;
  }
  const bool told = reading.status == Status::kDone || reading.status == Status::kOngoing;
  return reading.hearsay && told ? Status::kReported : reading.status;
}

}  // namespace legation::event
