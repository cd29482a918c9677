// check_pdf FILE…: prints `FILE: problem` lines; exit code 1 when there is one.

#include "conformance.h"

#include <fstream>
#include <iostream>
#include <sstream>

int main(int count, char** arguments) {
    bool clean = true;
    for (int i = 1; i < count; ++i) {
        std::ifstream file(arguments[i], std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        for (const std::string& problem : zbirnyk::check_pdf(bytes.str())) {
            std::cout << arguments[i] << ": " << problem << '\n';
            clean = false;
        }
    }
    return clean ? 0 : 1;
}
