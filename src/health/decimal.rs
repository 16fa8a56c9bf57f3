//! Exact arithmetic on numbers as they are written: what is written 0.1 counts as a tenth.

/// More digits than this are not handled exactly, so that products of a few of them fit.
const MOST_DIGITS: usize = 28;

/// The numbers times one power of ten, as whole numbers, and the number of decimals they have; `None` where they do
/// not fit.
fn scaled(values: &[f64]) -> Option<(Vec<i128>, usize)> {
    let written: Vec<String> = values.iter().map(f64::to_string).collect();
    let decimals = |text: &str| {
        text.split_once('.')
            .map_or(0, |(_, decimals)| decimals.len())
    };
    let most = written.iter().map(|text| decimals(text)).max()?;
    let whole = |text: &String| {
        let digits = text.replacen('.', "", 1) + &"0".repeat(most - decimals(text));
        (digits.len() <= MOST_DIGITS).then(|| digits.parse().ok())?
    };
    let numbers = written.iter().map(whole).collect::<Option<_>>()?;
    Some((numbers, most))
}

/// The numbers times one power of ten, as whole numbers; `None` where they do not fit.
pub(super) fn exact<const N: usize>(values: [f64; N]) -> Option<[i128; N]> {
    scaled(&values)?.0.try_into().ok()
}

/// The sum of the numbers as they are written, exact where they have few enough digits.
pub(super) fn sum(values: &[f64]) -> f64 {
    let exact = scaled(values).and_then(|(numbers, decimals)| {
        let sum: i128 = numbers.iter().sum();
        format!("{sum}e-{decimals}").parse().ok()
    });
    // The sum of nothing is 0, not the -0 that floating-point numbers begin with.
    exact.unwrap_or_else(|| values.iter().fold(0.0, |sum, value| sum + value)) + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_reckoned_as_they_are_written() {
        assert_eq!(
            exact([0.1, 2.0, -0.25, 0.0, 3.5]),
            Some([10, 200, -25, 0, 350])
        );
        assert_eq!(exact([1e300, 0.0]), None);
        assert_eq!((sum(&[0.1, 0.2]), sum(&[0.3, -0.1, -0.2])), (0.3, 0.0));
        assert_eq!((sum(&[]), sum(&[1e300, 1e300])), (0.0, 2e300));
        assert!(sum(&[]).is_sign_positive());
    }
}
