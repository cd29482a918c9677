#include "exchange/participants/field_tables.h"

namespace zbirnyk {

namespace {

/// Whose name or address it is not: that of the person who signs up.
constexpr std::string_view OthersName =
    "керівник|директор|ректор|контакт|бухгалтер|підпис|куратор|наставник|дитин|назв|тем";
constexpr std::string_view NotAnInstitution =
    "адрес|код|тип|форм|керівник|телефон|сайт|чи$|єдрпоу|реквізит|опис";

/// In the order in which keywords are tried: fields that join others come first.
constexpr FieldRule Rules[] = {
    {Field::FullName,
     "ПІБ|П.І.Б.|П. І. П.|ПІП|ФІО|Прізвище, ім’я, по батькові|Прізвище, ім’я та по батькові|"
     "Прізвище ім’я по батькові|Прізвище та ім’я|Прізвище, ім’я|Ім’я та прізвище|Ім’я, прізвище|"
     "Учасник|Full name|Name|Name and surname",
     "прізвищ+ім'я|прізвищ+імені|піб$|піб+учасник|surname+name$|full+name$|last+first",
     OthersName,
     "повне ім’я: програма ділить його на прізвище, ім’я та по батькові"},
    {Field::GivenNames,
     "Ім’я, по батькові|Ім’я та по батькові|Ім’я по батькові",
     "ім'я+по$+батькові",
     OthersName,
     "ім’я та по батькові в одній клітинці"},
    {Field::Surname,
     "Прізвище|Surname|Last name|Family name",
     "прізвищ|surname|last+name$|family+name$",
     OthersName,
     "прізвище"},
    {Field::Patronymic,
     "По батькові|Patronymic|Middle name",
     "по$+батькові|patronymic|middle+name$",
     OthersName,
     "по батькові"},
    {Field::Given,
     "Ім’я|Власне ім’я|First name|Given name|Given names",
     "ім'я|first+name$|given+name",
     "керівник|директор|ректор|контакт|бухгалтер|підпис|куратор|дитин|користувач|назв|тем|файл",
     "власне ім’я"},
    {Field::Email,
     "Електронна пошта|Електронна адреса|Адреса електронної пошти|E-mail|Email|Ел. пошта|"
     "Email address|Ім’я користувача|Username",
     "електронн+пошт|електронн+адрес|ел$+пошт|ел$+адрес|e$+mail|email|імейл|мейл|скриньк|пошта$",
     "установ|організац|керівник|чи$",
     "електронна пошта"},
    {Field::Gender, "Стать|Gender|Sex", "стать$|gender|sex$", {}, "стать"},
    {Field::Consent,
     "Згода на обробку|Згода на обробку персональних даних|Згода|Consent",
     "згод|згоден|consent|погоджу+дан|персональн+дан",
     {},
     "згода на обробку даних: так або ні"},
    {Field::PostCategory,
     "Категорія посади|Категорія посад|Post category",
     "категор+посад|post+category",
     {},
     "категорія посади: код або назва з event.xml"},
    {Field::Position,
     "Посада й установа|Посада та установа|Посада, місце роботи|Посада та місце роботи|"
     "Місце роботи, посада|Місце роботи та посада|Місце роботи і посада",
     "посад+місц+роботи|посад+установ|посад+організац|посад+заклад",
     {},
     "посада й установа одним рядком, як їх друкувати"},
    {Field::Post,
     "Посада|Ваша посада|Position|Post|Job title|Title|Occupation",
     "посад|position$|job+title$|occupation|ким$+працює",
     {},
     "посада"},
    {Field::Institution,
     "Установа|Організація|Місце роботи|Заклад освіти|Назва установи|Назва організації|"
     "Institution|Organization|Organisation|Company|Employer|Affiliation|Workplace",
     "установ|організац|місце$+роботи|місця$+роботи|заклад|де$+працює|institution|organization|"
     "organisation|employer|affiliation|workplace",
     NotAnInstitution,
     "установа"},
    {Field::HromadaType,
     "Тип громади|Вид громади",
     "тип+громад|вид+громад|тип+отг$|тип+тг$",
     {},
     "вид громади: код або назва з event.xml"},
    {Field::Hromada,
     "Громада|ОТГ|ТГ|Територіальна громада|Назва громади|Hromada|Community",
     "громад|отг$|тг$|hromada",
     "код|чи$|проблем|досвід|організац",
     "громада"},
    {Field::District, "Район|District|Raion", "район", "чи$", "район"},
    {Field::Region,
     "Область|Регіон|Область або країна|Region|Oblast|Країна|Country",
     "област|регіон|oblast|country|країн",
     "чи$|інтерес|професій|діяльн|знан",
     "область або країна"},
    {Field::Staff, "Організатор заходу", "", {}, "працює на подію: так"},
    {Field::Ignore,
     "№|№ з/п|№ п/п|з/п|п/п|Номер|Позначка часу|Відмітка часу|Мітка часу|Timestamp|Телефон|"
     "Контактний телефон|Моб. телефон|Phone|Phone number|Дата народження|Роль|Role|Примітки|"
     "Примітка|Коментар|Коментарі|Побажання|Підпис|ID|id",
     "позначк+час|відмітк+час|timestamp|дата$+заповн|телефон|phone|моб$|мобільн|вайбер|viber|"
     "telegram|телеграм|дата$+народж|коментар|примітк|побажан",
     {},
     "не береться: сертифікатам це не потрібно"},
};

} // namespace

std::span<const FieldRule> field_rules() {
    return Rules;
}

} // namespace zbirnyk
