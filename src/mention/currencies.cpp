#include "mention/currencies.h"

#include <array>
#include <iterator>

#include "base/utf8.h"

namespace legation::mention {

namespace {

constexpr std::string_view kCodes[] = {
    "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "BRL", "RUB", "INR", "KRW",
    "ILS", "TRY", "UAH", "VND", "NGN", "PHP", "THB", "KZT", "GEL", "AZN", "VES", "ARS", "MXN", "CLP", "COP", "UYU",
    "CUP", "DOP", "PEN", "BOB", "PYG", "IRR", "IQD", "KWD", "JOD", "BHD", "LYD", "TND", "DZD", "RSD", "MKD", "SAR",
    "QAR", "OMR", "YER", "AED", "MAD", "EGP", "LBP", "SYP", "SDG", "SSP", "PKR", "LKR", "NPR", "IDR", "MYR", "BDT",
    "AFN", "MMK", "KHR", "LAK", "MNT", "KPW", "SEK", "NOK", "DKK", "ISK", "CZK", "PLN", "HUF", "RON", "BGN", "ALL",
    "MDL", "AMD", "BYN", "UZS", "KGS", "TJS", "TMT", "ETB", "ERN", "KES", "UGX", "TZS", "SOS", "RWF", "BIF", "CDF",
    "XAF", "XOF", "GHS", "GMD", "SLE", "LRD", "GNF", "ZAR", "NAD", "BWP", "ZMW", "ZWL", "MWK", "MZN", "AOA", "MGA",
    "HTG", "JMD", "TTD", "HNL", "NIO", "GTQ", "CRC", "PAB", "BTC", "DEM", "FRF", "ITL",
};

struct Alias {
  std::string_view text;
  std::string_view code;
};

constexpr Alias kSymbols[] = {
    {"$", "USD"},      {"US$", "USD"},    {"U.S.$", "USD"},  {"C$", "CAD"},     {"CA$", "CAD"},    {"A$", "AUD"},
    {"AU$", "AUD"},    {"NZ$", "NZD"},    {"HK$", "HKD"},    {"S$", "SGD"},     {"NT$", "TWD"},    {"R$", "BRL"},
    {"\u20ac", "EUR"}, {"\u00a3", "GBP"}, {"\u00a5", "JPY"}, {"\u20bd", "RUB"}, {"\u20b9", "INR"}, {"\u20a9", "KRW"},
    {"\u20aa", "ILS"}, {"\u20ba", "TRY"}, {"\u20b4", "UAH"}, {"\u20ab", "VND"}, {"\u20a6", "NGN"}, {"\u20b1", "PHP"},
    {"\u0e3f", "THB"}, {"\u20b8", "KZT"}, {"\u20be", "GEL"}, {"\u20bc", "AZN"}, {"Rs", "INR"},     {"Rs.", "INR"},
    {"Rp", "IDR"},     {"RM", "MYR"},     {"RMB", "CNY"},
};

// Singular names; a name shared by several states takes the first whose demonym stands before it, else the entry
// without demonym.
struct Name {
  std::string_view name;
  std::string_view demonym;
  std::string_view code;
};

constexpr Name kNames[] = {
    {"dollar", "canadian", "CAD"},
    {"dollar", "australian", "AUD"},
    {"dollar", "zealand", "NZD"},
    {"dollar", "kong", "HKD"},
    {"dollar", "singapore", "SGD"},
    {"dollar", "singaporean", "SGD"},
    {"dollar", "taiwan", "TWD"},
    {"dollar", "taiwanese", "TWD"},
    {"dollar", "jamaican", "JMD"},
    {"dollar", "liberian", "LRD"},
    {"dollar", "namibian", "NAD"},
    {"dollar", "zimbabwean", "ZWL"},
    {"dollar", "zimbabwe", "ZWL"},
    {"dollar", "", "USD"},
    {"euro", "", "EUR"},
    {"buck", "", "USD"},
    {"pound", "egyptian", "EGP"},
    {"pound", "lebanese", "LBP"},
    {"pound", "syrian", "SYP"},
    {"pound", "sudanese", "SDG"},
    {"pound", "sterling", "GBP"},
    {"pound", "british", "GBP"},
    {"pound", "", "GBP"},
    {"sterling", "", "GBP"},
    {"yen", "", "JPY"},
    {"yuan", "", "CNY"},
    {"renminbi", "", "CNY"},
    {"franc", "swiss", "CHF"},
    {"franc", "cfa", "XOF"},
    {"franc", "congolese", "CDF"},
    {"franc", "rwandan", "RWF"},
    {"franc", "burundian", "BIF"},
    {"franc", "burundi", "BIF"},
    {"franc", "guinean", "GNF"},
    {"franc", "french", "FRF"},
    {"franc", "", "CHF"},
    {"ruble", "belarusian", "BYN"},
    {"rouble", "belarusian", "BYN"},
    {"ruble", "", "RUB"},
    {"rouble", "", "RUB"},
    {"rupee", "pakistani", "PKR"},
    {"rupee", "lankan", "LKR"},
    {"rupee", "nepalese", "NPR"},
    {"rupee", "nepali", "NPR"},
    {"rupee", "", "INR"},
    {"won", "north", "KPW"},
    {"won", "", "KRW"},
    {"shekel", "", "ILS"},
    {"lira", "italian", "ITL"},
    {"lira", "lebanese", "LBP"},
    {"lira", "syrian", "SYP"},
    {"lira", "", "TRY"},
    {"hryvnia", "", "UAH"},
    {"hryvna", "", "UAH"},
    {"dong", "", "VND"},
    {"naira", "", "NGN"},
    {"baht", "", "THB"},
    {"tenge", "", "KZT"},
    {"lari", "", "GEL"},
    {"manat", "turkmen", "TMT"},
    {"manat", "", "AZN"},
    {"bolivar", "", "VES"},
    {"peso", "argentine", "ARS"},
    {"peso", "argentinian", "ARS"},
    {"peso", "mexican", "MXN"},
    {"peso", "chilean", "CLP"},
    {"peso", "colombian", "COP"},
    {"peso", "uruguayan", "UYU"},
    {"peso", "cuban", "CUP"},
    {"peso", "dominican", "DOP"},
    {"peso", "philippine", "PHP"},
    {"peso", "filipino", "PHP"},
    {"peso", "", "MXN"},
    {"sol", "peruvian", "PEN"},
    {"boliviano", "", "BOB"},
    {"guarani", "", "PYG"},
    {"rial", "omani", "OMR"},
    {"rial", "yemeni", "YER"},
    {"rial", "qatari", "QAR"},
    {"rial", "", "IRR"},
    {"toman", "", "IRR"},
    {"riyal", "qatari", "QAR"},
    {"riyal", "yemeni", "YER"},
    {"riyal", "", "SAR"},
    {"dinar", "kuwaiti", "KWD"},
    {"dinar", "jordanian", "JOD"},
    {"dinar", "bahraini", "BHD"},
    {"dinar", "libyan", "LYD"},
    {"dinar", "tunisian", "TND"},
    {"dinar", "algerian", "DZD"},
    {"dinar", "serbian", "RSD"},
    {"dinar", "", "IQD"},
    {"denar", "", "MKD"},
    {"dirham", "moroccan", "MAD"},
    {"dirham", "", "AED"},
    {"rupiah", "", "IDR"},
    {"ringgit", "", "MYR"},
    {"taka", "", "BDT"},
    {"afghani", "", "AFN"},
    {"kyat", "", "MMK"},
    {"riel", "", "KHR"},
    {"tugrik", "", "MNT"},
    {"krona", "icelandic", "ISK"},
    {"krona", "", "SEK"},
    {"kronor", "", "SEK"},
    {"krone", "danish", "DKK"},
    {"krone", "", "NOK"},
    {"kroner", "danish", "DKK"},
    {"kroner", "", "NOK"},
    {"koruna", "", "CZK"},
    {"zloty", "", "PLN"},
    {"forint", "", "HUF"},
    {"leu", "moldovan", "MDL"},
    {"lei", "moldovan", "MDL"},
    {"leu", "", "RON"},
    {"lei", "", "RON"},
    {"leva", "", "BGN"},
    {"lev", "", "BGN"},
    {"dram", "", "AMD"},
    {"birr", "", "ETB"},
    {"nakfa", "", "ERN"},
    {"shilling", "ugandan", "UGX"},
    {"shilling", "tanzanian", "TZS"},
    {"shilling", "somali", "SOS"},
    {"shilling", "", "KES"},
    {"cedi", "", "GHS"},
    {"dalasi", "", "GMD"},
    {"rand", "", "ZAR"},
    {"pula", "", "BWP"},
    {"kwacha", "malawian", "MWK"},
    {"kwacha", "", "ZMW"},
    {"metical", "", "MZN"},
    {"kwanza", "", "AOA"},
    {"ariary", "", "MGA"},
    {"gourde", "", "HTG"},
    {"lempira", "", "HNL"},
    {"cordoba", "", "NIO"},
    {"quetzal", "", "GTQ"},
    {"balboa", "", "PAB"},
    {"bitcoin", "", "BTC"},
    {"reai", "", "BRL"},
    {"real", "brazilian", "BRL"},
};

size_t index_of_code(std::string_view code) {
  for (size_t i = 0; i < std::size(kCodes); ++i) {
    if (kCodes[i] == code) return i;
  }
  return kNoCurrency;
}

// Folds into a small buffer: names are ASCII once folded, and short.
std::string_view lowered(std::string_view text, std::array<char, 16>& buffer) {
  if (text.size() > buffer.size()) return {};
  size_t size = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i, 2) == "\u00ed" || text.substr(i, 2) == "\u00e1" ||
        text.substr(i, 2) == "\u00f3") {  // bolívar, guaraní, córdoba
      buffer[size++] = text.substr(i, 2) == "\u00ed" ? 'i' : text.substr(i, 2) == "\u00e1" ? 'a' : 'o';
      ++i;
    } else {
      buffer[size++] = base::ascii_lower(text[i]);
    }
  }
  return {buffer.data(), size};
}

}  // namespace

size_t currency_of_symbol(std::string_view symbol) {
  if (symbol.empty() || symbol.size() > 5 || base::is_ascii_lower(symbol[0])) return kNoCurrency;
  for (const Alias& alias : kSymbols) {
    if (alias.text == symbol) return index_of_code(alias.code);
  }
  if (symbol.size() != 3) return kNoCurrency;
  for (const char c : symbol) {
    if (!base::is_ascii_upper(c)) return kNoCurrency;
  }
  return symbol == "ALL" || symbol == "TRY" ? kNoCurrency : index_of_code(symbol);  // ordinary words in capitals
}

size_t currency_of_name(std::string_view name, std::string_view demonym) {
  std::array<char, 16> name_buffer;
  std::array<char, 16> demonym_buffer;
  std::string_view singular = lowered(name, name_buffer);
  const std::string_view nation = lowered(demonym, demonym_buffer);
  if (singular.size() > 3 && singular.back() == 's') singular.remove_suffix(1);
  if (singular == "bolivare" || singular == "sole") singular.remove_suffix(1);
  for (const Name& entry : kNames) {
    if (entry.name == singular && (entry.demonym.empty() || entry.demonym == nation)) return index_of_code(entry.code);
  }
  return kNoCurrency;
}

std::string_view currency_code(size_t index) { return kCodes[index]; }

}  // namespace legation::mention
