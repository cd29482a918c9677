#pragma once

#include <curl/curl.h>

namespace zbirnyk {

/// libcurl, loaded when the first letter is prepared: it and the two dozen libraries that it needs
/// would make every start of the program a third longer. Throws std::runtime_error when it is not
/// there.
struct CurlLibrary {
    decltype(&curl_easy_init) easy_init;
    decltype(&curl_easy_setopt) easy_setopt;
    decltype(&curl_easy_perform) easy_perform;
    decltype(&curl_easy_getinfo) easy_getinfo;
    decltype(&curl_easy_strerror) easy_strerror;
    decltype(&curl_easy_cleanup) easy_cleanup;
    decltype(&curl_slist_append) slist_append;
    decltype(&curl_slist_free_all) slist_free_all;
    decltype(&curl_url) url;
    decltype(&curl_url_set) url_set;
    decltype(&curl_url_get) url_get;
    decltype(&curl_url_cleanup) url_cleanup;
    decltype(&curl_free) free;

    static const CurlLibrary& get();
};

} // namespace zbirnyk
