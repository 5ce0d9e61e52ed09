#include "output/annotation_json.h"

#include <vector>

namespace legation::output {

namespace {

/// Maps offsets of Article::text to what the caller counts in, bytes or characters of the given text.
class Counter {
 public:
  Counter(const doc::Article& article, Offsets offsets) : article_(article) {
    if (offsets == Offsets::kBytes) return;
    characters_.reserve(article.text.size() + 1);
    uint64_t count = 0;  // of characters that begin before the byte at hand
    auto shift = article.shifts.begin();
    for (uint32_t at = 0; at < article.text.size(); ++at) {
      for (; shift != article.shifts.end() && shift->text_begin == at; ++shift) count = shift->original_characters;
      const bool continues = (static_cast<unsigned char>(article.text[at]) & 0xC0) == 0x80;
      characters_.push_back(continues ? count - 1 : count++);
    }
    characters_.push_back(article.to_original_character(static_cast<uint32_t>(article.text.size())));
  }

  Json span(doc::ByteSpan bytes) const { return Json::array({at(bytes.begin), at(bytes.end)}); }
  Json span(doc::TokenSpan tokens) const { return span(article_.bytes_of(tokens)); }

 private:
  uint64_t at(uint32_t byte) const { return characters_.empty() ? article_.to_original(byte) : characters_[byte]; }

  const doc::Article& article_;
  std::vector<uint64_t> characters_;
};

Json with_span(const Counter& counter, doc::TokenSpan tokens, const doc::Article& article) {
  const Json range = counter.span(tokens);
  return {{"begin", range[0]}, {"end", range[1]}, {"text", article.view(tokens)}};
}

Json tokens_json(const doc::Article& article, const Counter& counter) {
  Json tokens = Json::array();
  for (const doc::Token& token : article.tokens) {
    const Json range = counter.span(token.span);
    Json json = {{"begin", range[0]},
                 {"end", range[1]},
                 {"form", token.form},
                 {"lemma", token.lemma},
                 {"upos", doc::name(token.upos)},
                 {"xpos", doc::name(token.xpos)}};
    json["head"] = token.head == doc::kNone ? Json(nullptr) : Json(token.head);
    json["deprel"] = doc::name(token.deprel);
    if (token.name != doc::NameType::kNone)
      json["name"] = std::string(token.name_begin ? "B-" : "I-") + std::string(doc::name(token.name));
    tokens.push_back(std::move(json));
  }
  return tokens;
}

Json mentions_json(const doc::Article& article, const Counter& counter) {
  Json mentions = Json::array();
  for (const doc::Mention& mention : article.mentions) {
    Json json = with_span(counter, mention.tokens, article);
    json["kind"] = doc::name(mention.kind);
    json["type"] = doc::name(mention.type);
    if (mention.actor != doc::kNone) json["actor"] = mention.actor;
    if (mention.antecedent != doc::kNone) json["antecedent"] = mention.antecedent;
    mentions.push_back(std::move(json));
  }
  return mentions;
}

Json times_json(const doc::Article& article, const Counter& counter) {
  Json times = Json::array();
  for (const doc::Time& time : article.times) {
    Json json = with_span(counter, {time.token_begin, time.token_end}, article);
    json["type"] = doc::name(time.type);
    json["value"] = time.value;
    if (time.approximate) json["approximate"] = true;
    times.push_back(std::move(json));
  }
  return times;
}

Json quantities_json(const doc::Article& article, const Counter& counter) {
  Json quantities = Json::array();
  for (const doc::Quantity& quantity : article.quantities) {
    Json json = with_span(counter, quantity.tokens, article);
    json["value"] = quantity.value;
    json["unit"] = quantity.unit;
    if (!quantity.bound.empty()) json["bound"] = quantity.bound;
    if (quantity.upper > 0) json["upper"] = quantity.upper;
    quantities.push_back(std::move(json));
  }
  return quantities;
}

Json attributions_json(const doc::Article& article, const Counter& counter) {
  const auto spans = [&](doc::TokenSpan tokens) {
    return tokens.size() == 0 ? Json::array() : Json::array({counter.span(tokens)});
  };
  Json attributions = Json::array();
  for (const doc::Quote& quote : article.quotes) {
    Json content = Json::array();
    for (const doc::TokenSpan part : quote.content) content.push_back(counter.span(part));
    attributions.push_back({{"source", spans(quote.source)},
                            {"cue", spans(quote.cue)},
                            {"content", std::move(content)},
                            {"quoted", quote.quoted}});
  }
  return attributions;
}

Json actors_json(const doc::Article& article) {
  Json actors = Json::array();
  for (const doc::Actor& actor : article.actors)
    actors.push_back({{"id", actor.id},
                      {"name", actor.name},
                      {"code", actor.code},
                      {"country", actor.country},
                      {"sectors", actor.sectors}});
  return actors;
}

}  // namespace

Json annotation_json(const doc::Article& article, Offsets offsets) {
  const Counter counter(article, offsets);
  Json json = {{"id", article.id}, {"text", article.text}};
  if (!article.skipped.empty()) json["skipped"] = article.skipped;
  json["furniture"] = Json::array();
  for (const doc::Block& block : article.blocks) {
    if (block.kind != doc::BlockKind::kFurniture) continue;
    const Json range = counter.span(block.span);
    json["furniture"].push_back({{"begin", range[0]}, {"end", range[1]}, {"reason", block.reason}});
  }
  json["sentences"] = Json::array();
  for (const doc::Sentence& sentence : article.sentences) json["sentences"].push_back(counter.span(sentence.span));
  json["tokens"] = tokens_json(article, counter);
  json["mentions"] = mentions_json(article, counter);
  json["times"] = times_json(article, counter);
  json["quantities"] = quantities_json(article, counter);
  json["attributions"] = attributions_json(article, counter);
  json["actors"] = actors_json(article);
  return json;
}

}  // namespace legation::output
