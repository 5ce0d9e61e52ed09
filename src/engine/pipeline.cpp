#include "engine/pipeline.h"

#include "actor/resolve.h"
#include "mention/mentions.h"
#include "mention/quantities.h"
#include "mention/quotes.h"
#include "mention/times.h"
#include "text/segment.h"

namespace legation::engine {

void Worker::annotate(doc::Article& article) {
  if (!article.skipped.empty()) return;
  text::segment(article);
  syntax::parse(engine_.model(), scratch_, article);
  mention::find_times(article);
  mention::find_quantities(article);
  mention::find_mentions(engine_.actors(), article);
  mention::find_quotes(article);
  actor::resolve(engine_.actors(), article);
}

void Worker::code(doc::Article& article) {
  annotate(article);
  find_events(article);
}

void Worker::find_events(doc::Article& article) {
  coder_.code(article);
  places_.locate(article);
}

}  // namespace legation::engine
