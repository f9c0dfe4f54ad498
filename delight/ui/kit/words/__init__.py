"""Values as words for people: dates, money, labels of enums, messages of errors."""
