#include "post/curl_library.h"

#include <dlfcn.h>
#include <stdexcept>
#include <string>
#include <type_traits>

namespace zbirnyk {

namespace {

CurlLibrary load() {
    // The name of the interface that <curl/curl.h> declares; it has not changed since 2006.
    void* library = ::dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
    const auto find = [&](auto& function, const char* name) {
        void* address = library == nullptr ? nullptr : ::dlsym(library, name);
        if (address == nullptr)
            throw std::runtime_error(std::string("libcurl cannot be loaded: ") + ::dlerror());
        function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(address);
    };
    CurlLibrary curl{};
    find(curl.easy_init, "curl_easy_init");
    find(curl.easy_setopt, "curl_easy_setopt");
    find(curl.easy_perform, "curl_easy_perform");
    find(curl.easy_getinfo, "curl_easy_getinfo");
    find(curl.easy_strerror, "curl_easy_strerror");
    find(curl.easy_cleanup, "curl_easy_cleanup");
    find(curl.slist_append, "curl_slist_append");
    find(curl.slist_free_all, "curl_slist_free_all");
    find(curl.url, "curl_url");
    find(curl.url_set, "curl_url_set");
    find(curl.url_get, "curl_url_get");
    find(curl.url_cleanup, "curl_url_cleanup");
    find(curl.free, "curl_free");
    return curl;
}

} // namespace

const CurlLibrary& CurlLibrary::get() {
    static const CurlLibrary library = load();
    return library;
}

} // namespace zbirnyk
