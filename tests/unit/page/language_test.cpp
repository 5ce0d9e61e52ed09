#include "page/language.h"

#include <gtest/gtest.h>

namespace legation::page {
namespace {

TEST(Language, tells_languages_by_their_small_words) {
  EXPECT_EQ(detect_language(
                "The minister said on Friday that the embassy in Santiago would be closed by the end of the month."),
            "en");
  EXPECT_EQ(
      detect_language(
          "Der Minister sagte am Freitag, dass die Botschaft in Santiago bis zum Ende des Monats geschlossen wird."),
      "de");
  EXPECT_EQ(detect_language(
                "Le ministre a dit vendredi que son ambassade dans la capitale sera fermée avant la fin du mois."),
            "fr");
  EXPECT_EQ(
      detect_language(
          "El ministro dijo el viernes que la embajada en la capital se va a cerrar antes de que termine el mes."),
      "es");
  EXPECT_EQ(
      detect_language(
          "O ministro disse na sexta-feira que a embaixada não vai fechar até ao fim do mês, mas isso pode mudar."),
      "pt");
  EXPECT_EQ(detect_language("Menteri itu mengatakan pada hari Jumat bahwa kedutaan di ibu kota akan ditutup dan tidak "
                            "dibuka lagi oleh mereka."),
            "id");
}

TEST(Language, tells_languages_by_their_script) {
  EXPECT_EQ(detect_language("Министр заявил в пятницу, что посольство будет закрыто до конца месяца."), "ru");
  EXPECT_EQ(detect_language("大使館は月末までに閉鎖されると、大臣が金曜日に述べました。"), "ja");
  EXPECT_EQ(detect_language("部长星期五表示，大使馆将在月底之前关闭，工作人员将会离开首都返回国内。"), "zh");
  EXPECT_EQ(detect_language("대사관은 이달 말까지 폐쇄될 것이라고 장관이 금요일에 말했다고 전했다."), "ko");
}

TEST(Language, says_nothing_of_texts_too_short_or_without_sentences) {
  EXPECT_EQ(detect_language("Norway expels envoys"), "");
  EXPECT_EQ(detect_language("Smith Jones Brown Miller Davis Wilson Moore Taylor Clark Hall Young King Wright Hill"),
            "");
  EXPECT_EQ(detect_language(""), "");
}

TEST(Language, names_of_other_languages_do_not_make_english_foreign) {
  EXPECT_EQ(detect_language("The newspapers La Nacion, El Pais, Le Monde and Die Zeit de los Andes reported that the "
                            "talks in Rio de Janeiro "
                            "had been ended by Das Auswärtige Amt."),
            "en");
}

}  // namespace
}  // namespace legation::page
