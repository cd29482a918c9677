#pragma once

#include "language/format.h"

#include <string>
#include <vector>

namespace zbirnyk {

enum class ReferenceKind {
    Book,
    Chapter,
    Article,
    ConferencePaper,
    Thesis,
    Law,
    WebPage,
    Report,
    Standard
};

/// A person: the given names in full or as initials; an organisation has only a surname.
struct Person {
    std::string surname, given;
};

/// A source that a text cites. Fields that do not matter to a kind are left out of its form; empty
/// texts, zeros and empty dates are absent.
struct Reference {
    ReferenceKind kind = ReferenceKind::Book;
    std::string lang = "uk"; ///< of the source: uk "С.", "та ін."; other languages "P.", "et al."
    std::vector<Person> authors;
    std::string title;
    std::string title_info; ///< after the title: "монографія", "навч. посіб.", "дис. … канд. наук"
    std::string responsibility; ///< after a slash: "за ред. В. М. Литвина"
    std::string edition;        ///< "2-ге вид., доп."
    std::string host;           ///< the journal, the proceedings, the site
    std::string host_info; ///< "матеріали Міжнар. наук.-практ. конф., м. Київ, 27 січ. 2017 р."
    std::string host_responsibility;
    std::string place, publisher;
    int year = 0;
    std::string volume, issue;
    std::string pages;   ///< of a part: "14-19"
    int page_count = 0;  ///< of the whole
    std::string article; ///< "Ст. 380": the number of an article or a paper without pages
    std::string series;
    std::string number;      ///< of a law or a standard: "2145-VIII", "ДСТУ 3574-97"
    std::string act;         ///< kind and adopting body of a law: "Закон України"
    Date adopted;            ///< of a law
    Date edition_date;       ///< of the text of a law that was used
    Date valid_from;         ///< of a standard
    std::string specialty;   ///< of a thesis: "05.13.06"
    std::string institution; ///< where a thesis was defended
    std::string url, doi;
    Date accessed;
};

} // namespace zbirnyk
