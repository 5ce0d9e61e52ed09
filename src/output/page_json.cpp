#include "output/page_json.h"

namespace legation::output {

namespace {

/// The article alone; of other input than web pages, the paragraphs that are no furniture.
std::string body_of(const doc::Article& article) {
  if (article.body.size() > 0) return std::string(article.view(article.body));
  std::string out;
  for (const doc::Block& block : article.blocks) {
    if (block.kind != doc::BlockKind::kBody) continue;
    if (!out.empty()) out += "\n\n";
    out += article.view(block.span);
  }
  return out;
}

}  // namespace

Json page_json(const doc::Article& article, std::string_view file) {
  Json json;
  const auto put = [&](const char* key, const std::string& value) {
    if (!value.empty()) json[key] = value;
  };
  json["file"] = file;
  json["articleBody"] = body_of(article);
  put("headline", article.title);
  if (article.published) json["datePublished"] = doc::iso(*article.published);
  put("publisher", article.publisher);
  put("url", article.url);
  put("language", article.language);
  put("hash", article.source_hash);
  json["furniture"] = Json::array();
  for (const doc::Block& block : article.blocks) {
    if (block.kind == doc::BlockKind::kFurniture)
      json["furniture"].push_back({{"text", article.view(block.span)}, {"reason", block.reason}});
  }
  return json;
}

}  // namespace legation::output
