#include "store/tokenizer.hpp"

#include "store/han_simplified.hpp"

#include <doctest/doctest.h>
#include <memory>
#include <unicode/translit.h>
#include <vector>

using namespace saksi::store;

namespace {

struct Given {
    std::string text;
    std::size_t begin;
    std::size_t end;
    int place;
};

std::vector<Given> tokens(std::string_view text, TokenPurpose purpose = TokenPurpose::document)
{
    Tokenizer tokenizer;
    std::vector<Given> given;
    tokenizer.run(text, purpose, [&](Token const& token) {
        auto const place = given.empty() ? 0 : given.back().place + (token.same_place ? 0 : 1);
        given.push_back({ std::string(token.text), token.begin, token.end, place });
        return true;
    });
    return given;
}

std::vector<std::string> words(std::string_view text, TokenPurpose purpose = TokenPurpose::document)
{
    std::vector<std::string> all;
    for (auto const& token : tokens(text, purpose))
        all.push_back(token.text);
    return all;
}

// Whether a document with this text is found by this query: the query's tokens stand in it, one
// place after the other.
bool finds(std::string_view query, std::string_view text)
{
    auto const wanted = tokens(query, TokenPurpose::query);
    auto const there = tokens(text);
    if (wanted.empty())
        return false;
    for (auto const& start : there) {
        auto const all = std::all_of(wanted.begin(), wanted.end(), [&](Given const& word) {
            return std::any_of(there.begin(), there.end(), [&](Given const& token) {
                return token.place == start.place + word.place && token.text == word.text;
            });
        });
        if (all)
            return true;
    }
    return false;
}

using Words = std::vector<std::string>;

} // namespace

TEST_CASE("a word is found in each of the sixteen languages, inside a sentence")
{
    // Article 5 of the Universal Declaration of Human Rights and its neighbours; public domain.
    CHECK(finds("यातना", "कसैलाई पनि यातना दिइने छैन वा निर्दयी व्यवहार गरिने छैन ।"));      // Nepali
    CHECK(finds("यातना", "किसी को भी शारीरिक यातना न दी जाएगी"));                     // Hindi
    CHECK(finds("নির্যাতন", "কাউকে নির্যাতন করা যাবে না; কিংবা কারো প্রতি নিষ্ঠুর আচরণ")); // Bengali
    CHECK(finds("சித்திரவதை", "எவரும் சித்திரவதை அல்லது கொடுமையான தண்டனைக்கு"));            // Tamil
    CHECK(finds("වධහිංසා", "කිසිවකු වධහිංසා නොකළ යුතුය"));                                   // Sinhala
    CHECK(finds("ทรมาน", "บุคคลใดจะถูกทรมานหรือได้รับการปฏิบัติที่โหดร้ายไม่ได้"));                // Thai
    CHECK(finds("ທໍລະມານ", "ບຸກຄົນໃດໆບໍ່ອາດຖືກທໍລະມານຫລືຖືກລົງໂທດ"));                           // Lao
    CHECK(finds("ទារុណកម្ម", "គ្មានជនណាម្នាក់ត្រូវទទួលទារុណកម្មឬការធ្វើបាប"));                   // Khmer
    CHECK(finds("ညှဉ်းပန်း", "မည်သူ့ကိုမျှညှဉ်းပန်းနှိပ်စက်ခြင်းမပြုရ။"));                              // Burmese
    CHECK(finds("disiksa",
        "Tidak seorang pun boleh disiksa atau diperlakukan secara kejam."));         // Indonesian
    CHECK(finds("tra tấn", "Không ai bị tra tấn hay bị đối xử tàn bạo"));            // Vietnamese
    CHECK(finds("酷刑", "任何人不得加以酷刑，或施以残忍的待遇。"));                  // Chinese
    CHECK(finds("拷問", "何人も、拷問又は残虐な取扱を受けることはない。"));          // Japanese
    CHECK(finds("고문", "어느 누구도 고문이나 잔혹한 처우를 받지 아니한다."));       // Korean
    CHECK(finds("جسمانی", "کسی شخص کو جسمانی اذیت یا ظالمانہ سزا نہیں دی جائے گی")); // Urdu
    CHECK(finds(
        "torture", "No one shall be subjected to Torture, or to cruel treatment.")); // English
}

TEST_CASE("what is not there is not found")
{
    CHECK_FALSE(finds("ทรมาร", "บุคคลใดจะถูกทรมานหรือได้รับ"));
    CHECK_FALSE(finds("刑酷", "任何人不得加以酷刑"));
    CHECK_FALSE(finds("tort", "No one shall be subjected to torture"));
    CHECK_FALSE(finds("고백", "고문 백서"));
}

TEST_CASE("a word is found however it was typed")
{
    CHECK(finds("tra tan", "bị tra tấn"));
    CHECK(finds("dan toc", "Dân tộc"));
    CHECK(finds("đại", "dai"));
    CHECK(finds("Zu\xCC\x88rich", "ZÜRICH"));
    CHECK(finds("ﾄｷｮ", "トキョ"));
    CHECK(finds("ｶﾞｽ", "ガス"));
    CHECK(finds("ＣＡＴ", "cat"));
    CHECK(finds("2008", "२००८"));
    CHECK(finds("๒๕๕๐", "พ.ศ. 2550"));
    CHECK(finds("2550", "มาตรา๒๕๕๐"));
    CHECK(finds("يمني", "یمنی"));
    CHECK(finds("كتاب", "کتاب"));
    CHECK(finds("ہے", "هے"));
    CHECK(finds("قانون", "قَانُون"));
    CHECK(finds("لڑکا", "لـڑکا"));
    CHECK(finds("फर्क", "फ़र्क"));
    CHECK(finds("हँसी", "हंसी"));
    CHECK(finds("শ্রী", "শ্\u200Dরী"));
    CHECK(finds("ශ්‍රී", "ශ්රී"));
    CHECK(finds("酷刑與國際", "酷刑与国际"));
    CHECK(finds("国际", "國際"));
    CHECK(finds("น้ำ", "น\u0E4D\u0E49\u0E32"));
    CHECK(finds("น\u0E49\u0E4D\u0E32", "น้ำ"));
    CHECK(finds("ទារុណ\u200Bកម្ម", "ទារុណកម្ម"));
    CHECK(finds("国", "中国人"));
    CHECK(finds("Nước", "nuoc"));
}

TEST_CASE("a phrase goes on across scripts")
{
    CHECK(finds("第3条", "见第3条的规定"));
    CHECK(finds("CAT/C/46/D/289", "Doc. CAT/C/46/D/289/2006"));
    CHECK(finds("มาตรา 5 ของ", "ตามมาตรา 5 ของปฏิญญา"));
    CHECK_FALSE(finds("第3条", "第4条"));
}

TEST_CASE("clusters and pairs of neighbours lie where phrases can use them")
{
    CHECK(words("酷刑罪") == Words { "酷", "酷刑", "刑", "刑罪", "罪" });
    CHECK(words("酷刑罪", TokenPurpose::query) == Words { "酷刑", "刑罪" });
    CHECK(words("刑", TokenPurpose::query) == Words { "刑" });
    CHECK(words("酷刑 x", TokenPurpose::query) == Words { "酷刑", "刑", "x" });
    CHECK(words("It's  a-b") == Words { "it", "s", "a", "b" });
    CHECK(words("\xff\xfe").empty());
    CHECK(words("").empty());
}

TEST_CASE("every token says which bytes of the text it is")
{
    std::string_view const text = "Ａbc № 国際x ﬁn İz";
    for (auto const& token : tokens(text)) {
        REQUIRE(token.begin < token.end);
        REQUIRE(token.end <= text.size());
        CHECK(words(text.substr(token.begin, token.end - token.begin)).front()
            == words(token.text).front());
    }
    auto const latin = tokens("xx Đặng yy");
    REQUIRE(latin.size() == 3);
    CHECK(latin[1].text == "dang");
    CHECK(latin[1].begin == 3);
    CHECK(latin[1].end == 3 + std::string_view("Đặng").size());
}

TEST_CASE("our table of Han characters says what ICU's transliterator says")
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator> const icu(
        icu::Transliterator::createInstance("Traditional-Simplified", UTRANS_FORWARD, status));
    REQUIRE(U_SUCCESS(status));
    std::u16string traditional;
    std::u16string simplified;
    for (char16_t c = 0x3400; c < 0xA000; ++c) {
        icu::UnicodeString text(static_cast<UChar>(c));
        icu->transliterate(text);
        if (text.length() == 1 && text[0] != c) {
            traditional += c;
            simplified += text[0];
        }
    }
    CHECK(traditional == han_traditional);
    CHECK(simplified == han_simplified);
}
