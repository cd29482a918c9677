#pragma once

#include <concepts>
#include <memory>
#include <utility>

namespace zbirnyk {

/// A T that is held elsewhere: it takes the room of a pointer, and nothing more while it is T().
/// For what is large and seldom there, in values of which there are very many. Copied like a T.
template <typename T>
class Boxed {
  public:
    Boxed() = default;

    Boxed(T value)
        : value_(is_none(value) ? nullptr : std::make_unique<T>(std::move(value))) {}

    Boxed(const Boxed& other)
        : value_(other.value_ ? std::make_unique<T>(*other.value_) : nullptr) {}

    Boxed(Boxed&&) noexcept = default;
    ~Boxed() = default;

    Boxed& operator=(const Boxed& other) { return *this = Boxed(other); }

    Boxed& operator=(Boxed&&) noexcept = default;

    Boxed& operator=(T value) { return *this = Boxed(std::move(value)); }

    const T& operator*() const {
        static const T none{};
        return value_ ? *value_ : none;
    }

    const T* operator->() const { return &**this; }

    operator const T&() const { return **this; }

    /// To be changed.
    T& edit() {
        if (!value_)
            value_ = std::make_unique<T>();
        return *value_;
    }

    /// Whether it may be another value than T().
    bool is_set() const { return value_ != nullptr; }

  private:
    static bool is_none(const T& value) {
        if constexpr (std::equality_comparable<T>)
            return value == T();
        else
            return false;
    }

    std::unique_ptr<T> value_;
};

} // namespace zbirnyk
