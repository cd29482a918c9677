// list_elements PDF: the headings and table cells of a tagged PDF in the order of reading, a line
// each, "heading words…" or "cell words…".

#include "conformance.h"

#include <iostream>

int main(int count, char** arguments) {
    if (count != 2) {
        std::cerr << "usage: list_elements PDF\n";
        return 2;
    }
    try {
        QPDF pdf;
        pdf.processFile(arguments[1]);
        for (const zbirnyk::ElementText& element : zbirnyk::headings_and_cells(pdf)) {
            std::cout << element.kind;
            for (const std::string& word : element.words)
                std::cout << ' ' << word;
            std::cout << '\n';
        }
        return 0;
    } catch (const std::exception& error) {
        std::cerr << arguments[1] << ": cannot be read: " << error.what() << '\n';
        return 1;
    }
}
