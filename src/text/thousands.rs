//! Numbers as people read them.

/// A number in decimal digits with its thousands apart: `-84000000.5` is `-84,000,000.5`. Numbers below ten thousand stay
/// as they are written in tables of years and small counts: `1996`, unless `all` asks for those too.
pub fn thousands(number: &str, all: bool) -> String {
    let (whole, decimals) = match number.find('.') {
        Some(point) => number.split_at(point),
        None => (number, ""),
    };
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    if !digits.bytes().all(|digit| digit.is_ascii_digit()) || !all && digits.len() < 5 {
        return number.to_owned();
    }
    let mut grouped = String::with_capacity(number.len() + digits.len() / 3);
    grouped.push_str(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped + decimals
}

#[cfg(test)]
mod tests {
    use super::thousands;

    #[test]
    fn digits_stand_in_threes_and_the_rest_stays() {
        for (number, grouped) in [
            ("84000000", "84,000,000"),
            ("-1234567.25", "-1,234,567.25"),
            ("10000", "10,000"),
            ("9999", "9999"),
            ("0.12345", "0.12345"),
            ("NaN", "NaN"),
            ("1e30", "1e30"),
            ("", ""),
        ] {
            assert_eq!(thousands(number, false), grouped);
        }
        assert_eq!(thousands("1234", true), "1,234");
        assert_eq!(thousands("-999", true), "-999");
    }
}
