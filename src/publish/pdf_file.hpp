// What we must know of, and take out of, a PDF that our own printer has just made: on which page
// each anchor stands, and who made it when. Reads the plain form that Chromium's library Skia
// writes, nothing more; a PDF from elsewhere never comes here.
// Source: ISO 32000-1, 7.5 (file structure), 7.7.3.2 (page tree), 12.3.2.3 (named destinations),
// 14.3.3 (document information).
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace saksi::publish {

// Page numbers, from 1, of the anchors that links lead to. Empty when the file has another form
// than the one we know: the book then goes without numbers.
std::map<std::string, int, std::less<>> anchor_pages(std::string_view pdf);

// Everything but the title is overwritten in the document information: program, machine, time.
// Answers false when it was not found, and the file must not leave the house.
bool forget_maker(std::string& pdf);

} // namespace saksi::publish
