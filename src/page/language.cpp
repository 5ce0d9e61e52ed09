#include "page/language.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/utf8.h"

namespace legation::page {

namespace {

using std::string_view;

constexpr size_t kSampleBytes = 8192;
constexpr uint32_t kFewestWords = 12;

struct Language {
  string_view code;
  string_view words;  // frequent small words, folded as base::fold does
};

// A word may stand in several languages; it then counts for each of them.
constexpr auto kLanguages = std::to_array<Language>({
    {"en",
     "the of and to in a is that for it was on with as be by at this are from have or an had not which were but has "
     "they his he their she will would been who said we you after about when its there more than also into"},
    {"de",
     "der die und das in den von zu mit sich des auf fur ist im dem nicht ein eine als auch es an werden aus er hat "
     "dass "
     "sie nach wird bei einer um am sind noch wie einem uber so zum war haben nur oder aber vor zur bis mehr durch "
     "wurde"},
    {"fr",
     "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la avec son aux "
     "ses "
     "cette ont mais comme ou ete sa fait etre leur nous elle apres deux meme c d l qu n s"},
    {"es",
     "de la que el en y a los se del las un por con no una su para es al lo como mas o pero sus le ha me sin sobre "
     "este "
     "ya entre cuando todo esta ser son dos tambien fue habia era muy anos hasta desde"},
    {"pt",
     "de a o que e do da em um para com nao uma os no se na por mais as dos como mas ao ele das seu sua ou quando "
     "muito "
     "nos ja eu tambem so pelo pela ate isso ela entre depois sem mesmo aos seus quem foi ser sao ter"},
    {"it",
     "di e il la che in a per un del con non una sono da si le dei al come piu ha i della anche ma nel alla lo gli se "
     "o "
     "delle dal ci questo stato su nella essere era dalla fra dopo suo ai degli"},
    {"nl",
     "de van het een en in is dat op te zijn met voor niet die aan er om hij ook als dan of door over bij naar uit tot "
     "maar wordt zich haar heeft worden nog deze werd wel geen meer hebben was ze"},
    {"sv",
     "och att det i en som pa ar av for med den till inte har de ett om var jag men sig fran vi kan nar han hade sa "
     "ska "
     "skulle efter eller vid sin man under hon alla ocksa"},
    {"no",
     "og i det er som pa en av til for at med de ikke han har den et var om fra jeg men seg kan hun ved skal etter vil "
     "sier ble"},
    {"da",
     "og i at det er en til af den for pa som med de ikke der har et var han om fra men sig kan hun ved skal blev "
     "efter ogsa"},
    {"fi",
     "ja on ei se etta oli han mutta ovat myos kun niin kuin joka jos tai sen hanen mukaan ole sita vain jo nyt "
     "jalkeen"},
    {"pl",
     "w i na z nie sie do ze to jest o a za od po jak przez dla jego ale byl byla co tym tak oraz juz ktory ktora ich "
     "jej"},
    {"cs",
     "a v se na je ze s z do o to i za by jako pro po ve od podle byl ale ktery jeho jsou bude jeste take pri uz"},
    {"sk", "a v sa na je ze s z do o to aj za by ako pre po vo od podla bol ale ktory jeho su bude este pri uz"},
    {"hu",
     "a az es hogy nem is egy ez meg volt csak de mar vagy ha azt mint ki kell el szerint pedig lesz lehet minden"},
    {"ro",
     "si in de a la cu pe din nu o sa ca un care mai au pentru este fi prin lui sau al fost ale dar dupa sunt despre"},
    {"tr",
     "ve bir bu da de icin ile olarak cok daha en gibi kadar sonra var olan ne ama oldugu dedi soyledi turkiye yeni"},
    {"id",
     "yang dan di dengan untuk pada dari ini dalam tidak itu akan oleh juga ke karena bisa ada mereka telah sudah kata "
     "saat"},
    {"ms",
     "yang dan di untuk dengan pada ini dalam tidak itu akan oleh juga ke kerana boleh ada mereka telah kata beliau "
     "adalah"},
    {"tl", "ang ng sa na mga at ay ni si para kay ito hindi ko siya nang mula kanyang ayon kung may rin"},
    {"vi", "va cua la co khong trong cho duoc nguoi mot da cac voi nhung de nay khi tai den ve o"},
    {"sw", "ya wa na kwa katika ni la za kuwa cha hiyo huo huyo baada alisema hii kama watu nchi yake lakini pia"},
    {"ca", "de la que i el a en els les un una per amb no es del al ha com mes aquest aquesta pero son han tambe seva"},
    {"hr", "i je u na se da za su od s o ne koji kako to iz bi ali sto nije kao ili do po samo vec jos koja biti"},
    {"sl", "in je v na se da za so ki z s pa o ne iz bi tudi ali po kot do ni ter od pri biti"},
    {"et", "ja on ei et see oli ta kui mis ka oma aga voi siis tema ning kes veel selle parast"},
    {"lv", "un ir ar no par ka uz lai bet ari pec vai kas tika ta to viens gada"},
    {"lt", "ir kad yra su is i bei tai kaip bet buvo ar po nuo uz apie dar jo savo metu"},
    {"sq", "e te ne dhe se i nje me per ka qe nga eshte do si por u kane nuk ky kjo"},
    {"eo", "la de kaj en al estas ke por kun sed ne li estis per pri sur el unu tiu"},
    {"af", "die van en in is het dat te nie n op vir met wat hy sy aan ook as deur by sal na was"},
    {"so", "iyo oo ka in ku la ay ah u soo waxa waxaa uu aan"},
    {"ha", "da a na ya ta cewa wannan ba su kuma domin an wani yi"},
});

/// Scripts that name a language, or the most frequent one written in them.
struct Script {
  char32_t first, last;
  string_view code;
};
constexpr auto kScripts = std::to_array<Script>({
    {0x0370, 0x03FF, "el"}, {0x0400, 0x052F, "ru"}, {0x0530, 0x058F, "hy"}, {0x0590, 0x05FF, "he"},
    {0x0600, 0x077F, "ar"}, {0x0900, 0x097F, "hi"}, {0x0980, 0x09FF, "bn"}, {0x0A00, 0x0A7F, "pa"},
    {0x0A80, 0x0AFF, "gu"}, {0x0B80, 0x0BFF, "ta"}, {0x0C00, 0x0C7F, "te"}, {0x0C80, 0x0CFF, "kn"},
    {0x0D00, 0x0D7F, "ml"}, {0x0D80, 0x0DFF, "si"}, {0x0E00, 0x0E7F, "th"}, {0x0E80, 0x0EFF, "lo"},
    {0x1000, 0x109F, "my"}, {0x10A0, 0x10FF, "ka"}, {0x1200, 0x137F, "am"}, {0x1780, 0x17FF, "km"},
    {0x3040, 0x30FF, "ja"}, {0x3400, 0x4DBF, "zh"}, {0x4E00, 0x9FFF, "zh"}, {0xAC00, 0xD7AF, "ko"},
});

class Words {
 public:
  Words() {
    for (size_t i = 0; i < kLanguages.size(); ++i) {
      const string_view words = kLanguages[i].words;
      for (size_t at = 0; at < words.size();) {
        const size_t end = std::min(words.find(' ', at), words.size());
        languages_[words.substr(at, end - at)] |= uint64_t{1} << i;
        at = end + 1;
      }
    }
  }
  uint64_t of(string_view word) const {
    const auto found = languages_.find(word);
    return found == languages_.end() ? 0 : found->second;
  }

 private:
  static_assert(kLanguages.size() <= 64);
  std::unordered_map<string_view, uint64_t> languages_;
};

struct Counts {
  std::array<uint32_t, kLanguages.size()> words{};
  std::array<uint32_t, kScripts.size()> scripts{};
  uint32_t word_count = 0, latin_letters = 0, other_letters = 0;
};

Counts count(string_view text) {
  static const Words words;
  Counts counts;
  const std::string folded = base::fold(text);
  for (size_t at = 0; at < folded.size();) {
    const auto byte = static_cast<unsigned char>(folded[at]);
    if (base::is_ascii_lower(folded[at])) {
      size_t end = at;
      while (end < folded.size() && base::is_ascii_lower(folded[end])) ++end;
      counts.latin_letters += static_cast<uint32_t>(end - at);
      ++counts.word_count;
      for (uint64_t in = words.of(string_view(folded).substr(at, end - at)); in != 0; in &= in - 1)
        ++counts.words[static_cast<size_t>(__builtin_ctzll(in))];
      at = end;
      continue;
    }
    if (byte < 0x80) {
      ++at;
      continue;
    }
    const base::CodePoint point = base::decode(folded, at);
    at += point.length_bytes;
    for (size_t i = 0; i < kScripts.size(); ++i) {
      if (point.value < kScripts[i].first || point.value > kScripts[i].last) continue;
      ++counts.scripts[i];
      ++counts.other_letters;
      break;
    }
  }
  return counts;
}

std::string language_of(const Counts& counts) {
  if (counts.other_letters > counts.latin_letters && counts.other_letters >= 2 * kFewestWords) {
    const size_t japanese = 20,
                 best = static_cast<size_t>(std::max_element(counts.scripts.begin(), counts.scripts.end()) -
                                            counts.scripts.begin());
    // Japanese is written mostly in Chinese characters; its own syllables give it away.
    static_assert(kScripts[japanese].code == "ja");
    if (counts.scripts[japanese] * 10 > counts.other_letters) return "ja";
    return std::string(kScripts[best].code);
  }
  if (counts.word_count < kFewestWords) return {};
  const auto best = std::max_element(counts.words.begin(), counts.words.end());
  // Running text of any language here has a fifth of such words and more; lists of names have none.
  if (*best * 10 < counts.word_count) return {};
  const uint32_t english = counts.words[0];
  // English has to lose clearly.
  if (best != counts.words.begin() && *best * 10 < english * 13) return "en";
  return std::string(kLanguages[static_cast<size_t>(best - counts.words.begin())].code);
}

}  // namespace

std::string detect_language(string_view text) { return language_of(count(text.substr(0, kSampleBytes))); }

std::string detect_language(const doc::Article& article, string_view said) {
  std::string sample;
  for (const doc::Block& block : article.blocks) {
    if (block.kind == doc::BlockKind::kFurniture) continue;
    sample += article.view(block.span);
    sample.push_back('\n');
    if (sample.size() > kSampleBytes) break;
  }
  std::string found = detect_language(sample);
  return found.empty() ? std::string(said) : found;
}

}  // namespace legation::page
