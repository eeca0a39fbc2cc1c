/* Invented names, as mixed as a school's register. */
#include "cmd/demo.h"

const char *const demo_given_girl[] = {
	"Aisha",  "Amelia", "Anaïs",    "Aoife",    "Ava",    "Beatriz", "Chloe",  "Daisy",  "Ela",  "Ella",
	"Emily",  "Eszter", "Fatima",   "Florence", "Freya",  "Grace",   "Hana",   "Hannah", "Ines", "Isla",
	"Ivy",    "Jana",   "Kaja",     "Khadija",  "Layla",  "Lily",    "Łucja",  "Maja",   "Mei",  "Mia",
	"Molly",  "Naomi",  "Nia",      "Niamh",    "Olivia", "Poppy",   "Priya",  "Rosie",  "Ruby", "Saanvi",
	"Safiya", "Sana",   "Scarlett", "Simran",   "Sofia",  "Tilly",   "Willow", "Yusra",  "Zoë",  "Zofia"
};
const char *const demo_given_boy[] = {
	"Abdul", "Adam",    "Alfie",  "Arthur", "Ayaan",  "Ben",      "Björn",  "Callum", "Charlie", "Daniel",
	"Dylan", "Elias",   "Ethan",  "Felix",  "Finn",   "Freddie",  "George", "Hamza",  "Harry",   "Hassan",
	"Henry", "Ibrahim", "Ionuț",  "Isaac",  "Jack",   "Jakub",    "Jayden", "Joshua", "Kai",     "Kofi",
	"Leo",   "Liam",    "Logan",  "Lucas",  "Marek",  "Mohammed", "Musa",   "Nathan", "Noah",    "Oliver",
	"Oscar", "Rayan",   "Reuben", "Rohan",  "Samuel", "Theo",     "Thomas", "Tomasz", "William", "Zain"
};
const char *const demo_family[] = {
	"Abdi",         "Adeyinka",  "Ahmed",         "Ali",        "Anderson", "Banks",  "Barrett",  "Begum",
	"Bell",         "Bennett",   "Brown",         "Byrne",      "Carter",   "Chen",   "Clarke",   "Cole",
	"Cooper",       "Davies",    "de Souza",      "Dixon",      "Ellis",    "Evans",  "Farsi",    "Field",
	"Foster",       "Frost",     "García López",  "Grant",      "Green",    "Haddad", "Hall",     "Hart",
	"Hughes",       "Hussain",   "Ionescu",       "Jones",      "Kaur",     "Khan",   "Kowalska", "Lane",
	"李",           "MacDonald", "Mensah",        "Morris",     "Morton",   "Nguyễn", "Nolan",    "Novák",
	"Nowak",        "O'Brien",   "O'Hara-Müller", "Okafor",     "Osei",     "Patel",  "Petrov",   "Popescu",
	"Rahman",       "Reid",      "Said",          "Shevchenko", "Singh",    "Smith",  "Sørensen", "Taylor",
	"van der Berg", "Walsh",     "Ward",          "Warsame",    "Williams", "Wood",   "Yusuf"
};

const size_t demo_given_girls = sizeof demo_given_girl / sizeof demo_given_girl[0];
const size_t demo_given_boys = sizeof demo_given_boy / sizeof demo_given_boy[0];
const size_t demo_families = sizeof demo_family / sizeof demo_family[0];
