// check_words PDF TEXTFILE: compares the words of a PDF's structure tree with the text that it must
// say. Prints the first difference; exit code 1 when there is one.

#include "conformance.h"

#include <fstream>
#include <iostream>
#include <sstream>

namespace {

void print_words(const char* path) {
    QPDF pdf;
    pdf.processFile(path);
    for (const std::string& word : zbirnyk::words_in_reading_order(pdf))
        std::cout << word << '\n';
}

} // namespace

int main(int count, char** arguments) {
    if (count == 2) {
        print_words(arguments[1]);
        return 0;
    }
    if (count != 3) {
        std::cerr << "usage: check_words PDF [TEXTFILE]\n";
        return 2;
    }
    std::ifstream file(arguments[2], std::ios::binary);
    if (!file) {
        std::cout << arguments[2] << ": cannot be read\n";
        return 1;
    }
    std::ostringstream text;
    text << file.rdbuf();
    try {
        QPDF pdf;
        pdf.processFile(arguments[1]);
        const std::string difference = zbirnyk::compare_words(
            zbirnyk::split_words(text.str()), zbirnyk::words_in_reading_order(pdf));
        if (difference.empty())
            return 0;
        std::cout << arguments[1] << ": words differ\n" << difference << '\n';
    } catch (const std::exception& error) {
        std::cout << arguments[1] << ": cannot be read: " << error.what() << '\n';
    }
    return 1;
}
